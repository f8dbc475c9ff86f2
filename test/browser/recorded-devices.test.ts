/** Devices as they were recorded, whatever they are: the page of each says what its getmissingkbs says, and why there is no answer where there is none. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findRecorded, howToGetRecorded, layOut } from './recorded-devices.ts';
import { twoLooks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const recorded = findRecorded();
if (recorded === undefined) throw new Error(`The recorded devices are not there. ${howToGetRecorded}`);

interface Machine {
  readonly id: string;
  readonly status: string;
  readonly computerDnsName: string;
}

describe('the pages of recorded devices', () => {
  const laid = layOut(recorded);
  const visitors = startForVisitors(laid);
  after(() => rmSync(laid.folder, { recursive: true }));

  const machinesOf = (page: Page): Promise<readonly Machine[]> =>
    page.evaluate(async () => (await (await fetch('/api/fleet/machines')).json()).value);
  const shownUpdates = (page: Page) =>
    page
      .getByRole('region', { name: 'Missing updates' })
      .locator('tbody th a:first-child')
      .evaluateAll((links) => links.map((link) => link.textContent?.slice(2)));

  for (const look of twoLooks) {
    test(`have the rows of getmissingkbs in their order, or the reason why there are none: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      const machines = await machinesOf(page);
      assert.ok(machines.length >= 10, `${machines.length} devices`);
      assert.ok(machines.some(({ status }) => status === 'assessed'));
      for (const { id, status, computerDnsName } of machines) {
        await page.goto(`${visitors.server.url}/devices/${id}`);
        await page.getByRole('heading', { name: computerDnsName }).waitFor();
        await page.getByRole('list', { name: 'Reports, newest first' }).getByRole('listitem').first().waitFor();
        const told = await page.evaluate(async (machine) => {
          const { value = [] } = await (await fetch(`/api/machines/${machine}/getmissingkbs`)).json();
          return value.map((row: { readonly id: string }) => row.id);
        }, id);
        assert.deepEqual(await shownUpdates(page), told, computerDnsName);
        const reasons = await page.getByRole('heading', { name: 'What this device misses cannot be told' }).count();
        assert.equal(reasons, status === 'assessed' ? 0 : 1, computerDnsName);
        await visitor.checkLooks();
      }
      await visitor.keepScreenshot('recorded-device');
      // A device that cannot be judged is a 404 of getmissingkbs.
      await visitor.leave(/404/);
    });
  }

  test('show what Windows Update offered on them, beside our answer', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const ids = (await machinesOf(page)).map(({ id }) => id);
    const withOffers = await page.evaluate(async (machines) => {
      const asked = await Promise.all(
        machines.map(async (id) => [id, await (await fetch(`/api/fleet/machines/${id}/statements`)).json()] as const),
      );
      return asked.flatMap(([id, { windowsUpdate }]) => (windowsUpdate ? [[id, windowsUpdate.rows.length]] : []));
    }, ids);
    assert.ok(withOffers.length >= 2, `${withOffers.length} devices with offers`);
    for (const [id, rows] of withOffers) {
      await page.goto(`${visitors.server.url}/devices/${id}`);
      await page.getByText(/^What it offered by the report of/).waitFor();
      const shown = page.locator('section[aria-label="Windows Update beside our answer"] tbody tr');
      assert.equal(await shown.count(), rows);
      await visitor.checkLooks();
    }
    await visitor.keepScreenshot('recorded-offers');
    await visitor.leave();
  });
});
