/** Updates and vulnerabilities: the lists say what the API says, and their numbers lead to the devices behind them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { twoLooks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('updates and vulnerabilities', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  for (const look of twoLooks) {
    for (const [list, heading] of [
      ['updates', /^KB\d+$/],
      ['vulnerabilities', /^CVE-/],
    ] as const) {
      test(`${list} are in order, and so is the page of the first: ${look.name}`, async () => {
        const visitor = await visitors.signIn(look);
        const { page } = visitor;
        await page.goto(`${visitors.server.url}/${list}`);
        const first = page.locator('tbody th a').first();
        await first.waitFor();
        await visitor.keepScreenshot(list);
        await visitor.checkLooks();
        await page.goto(`${visitors.server.url}${await first.getAttribute('href')}`);
        await page.getByRole('heading', { name: heading }).waitFor();
        await page.getByRole('heading', { name: /devices? (miss it|are exposed)$/ }).waitFor();
        await visitor.keepScreenshot(`one-of-${list}`);
        await visitor.checkLooks();
        await visitor.leave();
      });
    }
  }

  test('a number of devices leads to as many devices', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    for (const list of ['updates', 'vulnerabilities']) {
      await page.goto(`${visitors.server.url}/${list}`);
      const link = page.locator('tbody td a[href^="/devices"]').first();
      const count = await link.textContent();
      await link.click();
      await page.getByText(new RegExp(`^${count} devices?$`)).waitFor();
    }
    await visitor.leave();
  });

  for (const look of twoLooks) {
    test(`the list of pages shows the one where somebody is, and an address without a page is in order: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      const list = page.getByRole('navigation', { name: 'Pages' });
      for (const path of ['/vulnerabilities', '/setup', '/']) {
        await page.goto(`${visitors.server.url}${path}`);
        const [around, current] = [await list.boundingBox(), await list.locator('[aria-current="page"]').boundingBox()];
        assert.ok(around && current && current.x >= around.x, path);
        assert.ok(current.x + current.width <= around.x + around.width, `${path} is cut off in the list of pages`);
      }
      await page.goto(`${visitors.server.url}/nowhere`);
      await page.getByRole('heading', { name: 'There is no page here', level: 1 }).waitFor();
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('every link of every page leads to a page', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const waiting = ['/'];
    const kinds = new Set<string>();
    while (waiting.length > 0) {
      const path = waiting.pop() as string;
      // One of a kind: of two devices, or two filters, one is enough.
      const kind = path.replace(/[0-9a-f]{40}|\d{4,}|CVE-[\d-]+/g, '#').replace(/=[^&]*/g, '');
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      await page.goto(`${visitors.server.url}${path}`);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.getByText('There is no page here').count(), 0, path);
      assert.equal(await page.getByRole('alert').count(), 0, path);
      assert.equal(await page.locator('h1').count(), 1, path);
      const links = await page
        .locator('a[href^="/"]')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      waiting.push(...links.filter((link) => !link.startsWith('/api')));
    }
    assert.ok(kinds.size >= 10, [...kinds].join(' '));
    await visitor.leave();
  });

  test('what is chosen stands in the address, and is what the API has', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/vulnerabilities`);
    await page.getByLabel('Severity').selectOption('Critical');
    await page.waitForURL(/severity=Critical/);
    const total = await page.evaluate(
      async () => (await (await fetch('/api/fleet/vulnerabilities?severity=Critical&limit=1')).json()).total,
    );
    await page.getByText(new RegExp(`^${total} open, `)).waitFor();
    await visitor.leave();
  });
});
