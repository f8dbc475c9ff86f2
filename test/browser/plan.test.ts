/** The plan: what the API says, what would be if ticked updates were installed, and the same on paper. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Look, twoLooks, type Visit } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('the plan', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  const open = async (look?: Look): Promise<Visit> => {
    const visitor = await visitors.signIn(look);
    await visitor.page.goto(`${visitors.server.url}/plan`);
    await visitor.page.getByRole('heading', { name: /updates? to close/ }).waitFor();
    return visitor;
  };

  for (const look of twoLooks) {
    test(`is in order, with what would be: ${look.name}`, async () => {
      const visitor = await open(look);
      await visitor.page.getByRole('checkbox').first().check();
      await visitor.page.getByRole('heading', { name: 'What if 1 update were installed' }).waitFor();
      await visitor.keepScreenshot('plan');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('has the updates and what would be of the API, and both stand in the address', async () => {
    const visitor = await open();
    const { page } = visitor;
    const kbs = await page.evaluate(async () => {
      const { steps } = await (await fetch('/api/fleet/plan?most=10')).json();
      return steps.map(({ kb }: { readonly kb: string }) => kb);
    });
    const shown = await page
      .locator('tbody th')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent?.slice(2)));
    assert.deepEqual(shown, kbs);
    await page.getByRole('checkbox').first().check();
    await page.waitForURL((url) => url.searchParams.get('kbs') === kbs[0]);
    await page.getByRole('heading', { name: 'What if 1 update were installed' }).waitFor();
    const then = await page.evaluate(async (asked) => {
      const { after: left } = await (await fetch(`/api/fleet/whatif?kbs=${asked}`)).json();
      return new Intl.NumberFormat('en-GB').format(left.openVulnerabilities);
    }, kbs[0]);
    await page
      .getByRole('row', { name: /^Open vulnerabilities/ })
      .getByText(then, { exact: true })
      .waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'What if 1 update were installed' }).waitFor();
    await visitor.leave();
  });

  test('is a runbook on paper: the page alone, without anything to press', async () => {
    const visitor = await open();
    const { page } = visitor;
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.equal(await page.getByRole('button').count(), 0);
    assert.ok(await page.getByRole('heading', { name: 'Plan' }).isVisible());
    await visitor.leave();
  });
});
