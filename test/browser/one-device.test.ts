/** The page of one device: why it misses what, what others said of it, what it was, and the same for somewhere else. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { KbNumber, MachineId } from '../../src/brand.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { openStore } from '../../src/store/open.ts';
import { demoTenant } from './started-server.ts';
import { looks, type Visit } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const id = 'd'.repeat(40) as MachineId;
const february = '4532693' as KbNumber;
const march = '4540673' as KbNumber;

/** Windows 10 1909: before February, then with it, then with March installed and not yet in force. */
function reportOf(fields: Partial<Inventory>): Inventory {
  return {
    id,
    computerDnsName: 'pc-1909.demo.example',
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.1',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: [],
    ...fields,
  };
}

describe('the page of one device', () => {
  const visitors = startForVisitors({ devices: 20 });

  before(async () => {
    const store = await openStore({ dataFolder: visitors.server.dataFolder });
    for (const report of [
      reportOf({ lastSeen: '2020-02-01T08:00:00.000Z' }),
      reportOf({ osVersion: '10.0.18363.657', installedKbs: [february], lastSeen: '2020-02-20T08:00:00.000Z' }),
      reportOf({
        osVersion: '10.0.18363.657',
        installedKbs: [february, march],
        windowsUpdateOffers: [{ kb: march, title: 'Cumulative update' }, { kb: '890830' as KbNumber }],
        lastSeen: '2020-03-20T08:00:00.000Z',
      }),
    ])
      await store.devices.save(demoTenant, report, new Date().toISOString());
    const theirs = { name: 'March 2020', productsNames: ['windows_10'], url: '', machineMissedOn: 1 };
    await store.defender.put(demoTenant, {
      machine: 'e'.repeat(40) as MachineId,
      computerDnsName: 'PC-1909.demo.example',
      fetched: '2020-03-21T03:00:00.000Z',
      rows: [
        { ...theirs, id: march, cveAddressed: 90 },
        { ...theirs, id: '4541338', cveAddressed: 1 },
      ],
    });
    await store.close();
  });

  const open = async (visitor: Visit, search = '') => {
    await visitor.page.goto(`${visitors.server.url}/devices/${id}${search}`);
    await visitor.page.getByRole('heading', { name: 'pc-1909.demo.example' }).waitFor();
  };
  const rowsOf = (page: Page, name: string) =>
    page
      .getByRole('region', { name })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

  for (const look of looks) {
    test(`is in order, with everything that is known of it: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      await open(visitor, `?why=${march}`);
      await visitor.page.getByText('The build decides').first().waitFor();
      await visitor.page.getByRole('list', { name: 'Reports, newest first' }).getByRole('listitem').first().waitFor();
      await visitor.keepScreenshot('one-device');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('says what waits for a restart, and why an update is missing: by which report and which rule', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await open(visitor);
    await page.getByRole('heading', { name: '1 update may wait for a restart' }).waitFor();
    const why = page.getByRole('button', { name: `Why KB${march} is missing` });
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByText('By the report of 20 Mar 2020, build 10.0.18363.657.').waitFor();
    await page
      .getByText(/it waits for a restart/)
      .first()
      .waitFor();
    assert.equal(await why.getAttribute('aria-expanded'), 'true');
    await visitor.leave();
  });

  test('lists the vulnerabilities of one missing update, and the address says so', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await open(visitor);
    const link = page.getByRole('link', { name: new RegExp(`vulnerabilities open for want of KB${march}`) });
    const count = await link.textContent();
    await link.click();
    await page.waitForURL(new RegExp(`closes=${march}`));
    await page.getByRole('heading', { name: `${count} open vulnerabilities` }).waitFor();
    await page.getByRole('button', { name: /^For want of KB/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('closes'));
    await visitor.leave();
  });

  test('has what Windows Update and Defender said beside our answer, row by row', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await open(visitor);
    await page.getByText(/As fetched on 21 Mar 2020/).waitFor();
    const offers = await rowsOf(page, 'Windows Update beside our answer');
    assert.deepEqual(
      offers.map(([kb, title, whose]) => [kb, title, whose]),
      [
        [`KB${march}`, 'Cumulative update', 'Both'],
        ['KB890830', '–', 'Windows Update’s alone'],
      ],
    );
    const asked = await page.evaluate(
      async (machine) => (await (await fetch(`/api/fleet/machines/${machine}/statements`)).json()).defender.rows,
      id,
    );
    const shown = await rowsOf(page, 'Defender beside our answer');
    assert.deepEqual(
      shown.map(([kb, , , ours, theirs]) => [kb, ours, theirs]),
      asked.map(({ kb, ours = '–', theirs = '–' }: Record<string, string>) => [`KB${kb}`, `${ours}`, `${theirs}`]),
    );
    assert.deepEqual(
      shown.map(([, , who]) => who),
      ['Both', 'Defender alone'],
    );
    await visitor.leave();
  });

  test('has its past as a line of time: what each report closed, what came out meanwhile', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await open(visitor);
    const steps = page.getByRole('list', { name: 'Reports, newest first' }).getByRole('listitem');
    await steps.first().waitFor();
    const told = await steps.allTextContents();
    assert.deepEqual(
      told.map((text) => text.slice(0, 11)),
      ['20 Mar 2020', '20 Feb 2020', '1 Feb 20201'],
    );
    assert.match(told[1] ?? '', /Closed: \d+ vulnerabilities with KB4532693/);
    assert.match(told[1] ?? '', /Came out until the next: \d+ vulnerabilities with KB4540673/);
    assert.match(told[0] ?? '', /Open today: \d+ in 1 missing update/);
    await visitor.leave();
  });

  test('is copied as JSON, and as the call that gives it', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(visitor);
    const copied = async (name: string, first: string) => {
      await page.getByRole('button', { name }).click();
      await page.waitForFunction(async (begin) => (await navigator.clipboard.readText()).startsWith(begin), first);
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const { countedAt: _, ...machine } = JSON.parse(await copied('Copy as JSON', '{'));
    const path = new URL(/http\S+$/.exec(await copied('Copy API call', 'curl '))?.[0] ?? '').pathname;
    const { countedAt: __, ...asked } = await page.evaluate(async (of) => (await fetch(of)).json(), path);
    assert.deepEqual(machine, asked);
    await visitor.leave();
  });
});
