/** The page of one update: what it contains and what contains it, for the eye, for the ear and for the keyboard; and holding it back, for whoever may. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { TenantPolicy } from '../../src/api/fleet/tenant-policy.ts';
import { openStore } from '../../src/store/open.ts';
import { demoTenant } from './started-server.ts';
import { looks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const march = '5035853';
const ring = { order: 1, tags: [], platforms: [], software: [], deferralDays: 0, holds: [] };

describe('the page of one update', () => {
  const visitors = startForVisitors({ devices: 200 });

  before(async () => {
    const store = await openStore({ dataFolder: visitors.server.dataFolder });
    const by = { application: 'tests', now: new Date().toISOString() };
    await new TenantPolicy(store.policy, demoTenant).putRing({ ...ring, name: 'Broad' }, by);
    await store.close();
  });

  for (const look of looks) {
    test(`is in order: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      await visitor.page.goto(`${visitors.server.url}/updates/${march}`);
      await visitor.page.getByRole('heading', { name: 'What it contains, and what contains it' }).waitFor();
      await visitor.keepScreenshot('one-update');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('has what it contains and what contains it as lists, as the API has them, and leads there with the keyboard', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/updates/${march}`);
    const graph = page.getByRole('region', { name: `What KB${march} contains, and what contains it` });
    await graph.waitFor();
    const { nodes } = await page.evaluate(
      async (kb) => (await (await fetch(`/api/fleet/updates/${kb}`)).json()).supersedence,
      march,
    );
    for (const [step, name] of [
      [1, 'Contain it'],
      [-1, 'It contains'],
    ] as const) {
      const listed = await graph.getByRole('list', { name }).getByRole('listitem').allTextContents();
      const known = nodes.filter((node: { readonly step: number }) => node.step === step);
      assert.ok(known.length > 0, name);
      assert.deepEqual(
        listed.map((text) => /^KB(\d+)/.exec(text)?.[1]),
        known.map(({ kb }: { readonly kb: string }) => kb),
      );
    }
    await graph.getByRole('link', { name: 'KB5036893' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'KB5036893', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: `KB${march}`, exact: true }).waitFor();
    await visitor.leave();
  });

  test('an operator holds it back in a ring and lets it go, and the API knows', async () => {
    const visitor = await visitors.signInAs('operator');
    const { page } = visitor;
    const holds = () =>
      page.evaluate(async () => (await (await fetch('/api/fleet/policy/rings')).json()).value[0].holds);
    await page.goto(`${visitors.server.url}/updates/${march}`);
    await page.getByRole('heading', { name: 'No ring holds it back' }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Hold' }).isDisabled());
    await page.getByLabel('Ring', { exact: true }).selectOption('Broad');
    await page.getByLabel('Until', { exact: true }).fill('2099-01-31');
    await page.getByRole('button', { name: 'Hold' }).click();
    await page.getByRole('heading', { name: 'Held back' }).waitFor();
    assert.deepEqual(await holds(), [{ kb: march, until: '2099-01-31' }]);
    await visitor.keepScreenshot('held-back');
    await visitor.checkLooks();
    await page.getByRole('button', { name: `Lift the hold of KB${march} in ring Broad` }).click();
    await page.getByRole('heading', { name: 'No ring holds it back' }).waitFor();
    assert.deepEqual(await holds(), []);
    await visitor.leave();
  });

  test('a reader is not offered to hold it back', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/updates/${march}`);
    await page.getByRole('heading', { name: /^Closes/ }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Hold' }).count(), 0);
    await visitor.leave();
  });

  test('one that the catalogue does not know says so', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/updates/9999999`);
    await page.getByRole('heading', { name: 'The catalogue does not know KB9999999' }).waitFor();
    await visitor.leave(/404/);
  });
});
