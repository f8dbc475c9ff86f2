/** The list of devices and the page of one say what the API says, wherever somebody goes from there. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { twoLooks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('the devices', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  const firstNames = (page: Page) =>
    page.locator('tbody th').evaluateAll((cells) => cells.slice(0, 5).map((cell) => cell.textContent));
  const askedNames = (page: Page, query: string) =>
    page.evaluate(async (search) => {
      const { value } = await (await fetch(`/api/fleet/machines?limit=5&${search}`)).json();
      return value.map(({ computerDnsName }: { readonly computerDnsName: string }) => computerDnsName);
    }, query);

  for (const look of twoLooks) {
    test(`are in order, the worst first, and so is the page of the worst: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      await page.goto(`${visitors.server.url}/devices`);
      await page.getByText('2,000 devices').waitFor();
      assert.deepEqual(await firstNames(page), await askedNames(page, ''));
      const [pane, figure] = [page.getByRole('region', { name: 'Devices' }), page.locator('tbody td').first()];
      const [around, worst] = [await pane.boundingBox(), await figure.boundingBox()];
      assert.ok(around && worst && worst.x + worst.width <= around.x + around.width, 'how bad it is, is seen');
      await visitor.keepScreenshot('devices');
      await visitor.checkLooks();
      await page.goto(`${visitors.server.url}${await page.locator('tbody th a').first().getAttribute('href')}`);
      await page.getByRole('heading', { name: /^Install \d+ updates? now$/ }).waitFor();
      await page
        .getByRole('button', { name: /^Why KB/ })
        .first()
        .click();
      await page.getByText('Found:').first().waitFor();
      await visitor.keepScreenshot('device');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('are sorted and filtered by the server, and the address tells how', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    await page.getByRole('button', { name: 'Device', exact: true }).click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.waitForURL(/sort=name&order=asc/);
    await page.getByLabel('Platform').selectOption('Windows10');
    await page.waitForURL(/platform=Windows10/);
    const names = await askedNames(page, 'sort=name&order=asc&platform=Windows10');
    await page.getByRole('link', { name: names[0] }).waitFor();
    assert.deepEqual(await firstNames(page), names);
    await page.reload();
    await page.getByRole('link', { name: names[0] }).waitFor();
    assert.equal(await page.getByLabel('Platform').inputValue(), 'Windows10');
    await page.goBack();
    await page.getByText('2,000 devices', { exact: true }).waitFor();
    await page.goForward();
    await page.getByRole('link', { name: names[0] }).waitFor();
    await visitor.leave();
  });

  test('go on while somebody scrolls, with no more rows in the document than are in sight', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    await page.getByText('100 of 2,000').waitFor({ state: 'attached' });
    const pane = page.getByRole('region', { name: 'Devices' });
    await pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByText('200 of 2,000').waitFor({ state: 'attached' });
    assert.ok((await page.locator('tbody tr').count()) < 80);
    await visitor.leave();
  });

  test('can be shown with fewer columns, and saved', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices?platform=Windows10`);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Tags' }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/hide=tags/);
    assert.equal(await page.getByRole('columnheader', { name: 'Tags' }).count(), 0);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const stream = await (await coming).createReadStream();
    const lines = (await stream.toArray()).join('').trim().split('\r\n');
    const total = await page.evaluate(
      async () => (await (await fetch('/api/fleet/machines?platform=Windows10')).json()).total,
    );
    assert.equal(lines.length, total + 1);
    assert.match(lines[0] ?? '', /^\uFEFF?id,computerDnsName,lastSeen/);
    assert.doesNotMatch(lines[0] ?? '', /tags/i);
    await visitor.leave();
  });

  test('on a day of the past are as the API has them', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    await page.locator('tbody th a').first().click();
    await page.getByLabel('At the end of (UTC)').fill('2020-01-01');
    await page
      .getByText(/not known|no report|was not/i)
      .first()
      .waitFor();
    await page.waitForURL(/day=2020-01-01/);
    await visitor.leave(/404/);
  });
});
