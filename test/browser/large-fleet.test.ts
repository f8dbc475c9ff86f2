/** Twenty thousand devices: every page in every look, what is sorted and filtered beside the API's answer, and nothing that holds the page up. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { looks, type Visit } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const devices = 20_000;
/** Whoever scrolls notices what takes longer. */
const longestTaskMs = 100;

describe('a fleet of twenty thousand', () => {
  const visitors = startForVisitors({ devices });

  /** Every page but the ones that others try: for each kind one that the fleet has. */
  const pathsOf = (page: Page): Promise<readonly string[]> =>
    page.evaluate(async () => {
      const firstOf = async (path: string) => (await (await fetch(`${path}?limit=1`)).json()).value[0];
      const machine = await firstOf('/api/fleet/machines');
      const { kb } = await firstOf('/api/fleet/missingkbs');
      const vulnerability = await firstOf('/api/fleet/vulnerabilities');
      return [
        '/',
        '/devices',
        `/devices/${machine.id}`,
        '/updates',
        `/updates/${kb}`,
        '/vulnerabilities',
        `/vulnerabilities/${vulnerability.id}`,
        '/plan',
        '/plan/runbook',
        '/compliance?by=platform',
        '/setup',
      ];
    });

  for (const look of looks) {
    test(`has every page in order: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      for (const path of await pathsOf(page)) {
        await page.goto(`${visitors.server.url}${path}`);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        await visitor.keepScreenshot(`large-${path.split(/[/?]/)[1] || 'overview'}`);
        await visitor.checkLooks();
      }
      await visitor.leave();
    });
  }

  /** What the page shows first, and how many there are, against the API's answer to the same question. */
  const compare = async (visitor: Visit, query: string) => {
    const { page } = visitor;
    const { total, names } = await page.evaluate(async (search) => {
      const answer = await (await fetch(`/api/fleet/machines?limit=5&${search}`)).json();
      const told = answer.value.map(({ computerDnsName }: { readonly computerDnsName: string }) => computerDnsName);
      return { total: answer.total as number, names: told as string[] };
    }, query);
    await page
      .getByRole('status')
      .getByText(`${new Intl.NumberFormat('en-GB').format(total)} device${total === 1 ? '' : 's'}`, { exact: true })
      .waitFor();
    if (names[0] !== undefined) await page.locator('tbody tr[aria-rowindex="2"]').getByText(names[0]).waitFor();
    const shown = page.locator('tbody th').evaluateAll((cells) => cells.slice(0, 5).map((cell) => cell.textContent));
    assert.deepEqual(await shown, names, query);
    return total;
  };

  test('is sorted by each column as the API sorts, both ways', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    for (const [column, sort] of [
      ['Exploited (Microsoft)', 'exploited'],
      ['Missing updates', 'missing'],
      ['Months behind', 'months'],
      ['Last seen', 'lastSeen'],
      ['Device', 'name'],
    ] as const) {
      for (const order of sort === 'name' ? ['asc', 'desc'] : ['desc', 'asc']) {
        await page.getByRole('button', { name: column, exact: true }).click();
        await page.waitForURL(new RegExp(`sort=${sort}&order=${order}`));
        await compare(visitor, `sort=${sort}&order=${order}`);
      }
    }
    await visitor.leave();
  });

  test('is narrowed by each filter as the API narrows, and by all at once; back and forward go through them', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    const lines: string[] = await page.evaluate(async () =>
      (await (await fetch('/api/fleet/support')).json()).systems.map(({ line }: { readonly line: string }) => line),
    );
    const line = lines[0] ?? '';
    const week = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
    for (const [label, choice, query] of [
      ['Platform', 'Windows11', 'platform=Windows11'],
      ['Release', line, `line=${encodeURIComponent(line)}`],
      ['Software', 'edge', 'software=edge'],
      ['Behind', '3', 'months=3'],
      ['Exploited', 'feed', 'exploited=feed'],
      ['State', 'assessed', 'status=assessed'],
      ['Last seen', `since ${week}`, `seenSince=${week}`],
    ] as const) {
      await page.getByLabel(label, { exact: true }).selectOption(choice);
      const narrowed = await compare(visitor, query);
      await page.goBack();
      assert.ok(narrowed <= (await compare(visitor, '')), label);
      await page.goForward();
      await compare(visitor, query);
      await page.getByLabel(label, { exact: true }).selectOption('');
      await compare(visitor, '');
    }
    await page.getByLabel('Name').fill('pc-00001');
    await page.getByLabel('Tag').fill('VIP');
    await page.getByLabel('Behind').selectOption('0');
    await compare(visitor, 'name=pc-00001&tag=VIP&months=0');
    await page.reload();
    await compare(visitor, 'name=pc-00001&tag=VIP&months=0');
    await visitor.leave();
  });

  test('is scrolled without a task that holds the page up', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/devices`);
    await page.getByRole('region', { name: 'Devices' }).hover();
    const longest = await visitor.longestTaskOf(async () => {
      for (let turn = 0; turn < 60; turn += 1) {
        await page.mouse.wheel(0, 1_200);
        await page.waitForTimeout(30);
      }
    });
    assert.ok(longest <= longestTaskMs, `the longest task took ${longest} ms`);
    const there = await page.getByText(/ of 20,000, the next ones come as you scroll/).textContent();
    assert.ok(Number(there?.split(' ')[0]?.replace(',', '')) >= 500, `${there}`);
    await visitor.leave();
  });
});
