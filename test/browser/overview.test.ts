/** The overview says what the API says, in every light and on every screen. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demoTenant } from './started-server.ts';
import { twoLooks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('the overview', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  for (const look of twoLooks) {
    test(`has the figures of the API, and is in order: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      await page.getByRole('heading', { name: '2,000 devices' }).waitFor();
      const open = await page.evaluate(async () => {
        const overview = await (await fetch('/api/fleet/overview')).json();
        return new Intl.NumberFormat('en-GB').format(overview.openVulnerabilities);
      });
      await page.getByText(open, { exact: true }).first().waitFor();
      await page.getByRole('heading', { name: /^Install these, and you close/ }).waitFor();
      await visitor.keepScreenshot('overview');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('shows another tenant to whoever may switch', async () => {
    const visitor = await visitors.arrive();
    await visitor.signIn(visitors.server.link);
    const { page } = visitor;
    await page.getByRole('heading', { name: '3 devices' }).waitFor();
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitemradio', { name: demoTenant }).click();
    await page.getByRole('heading', { name: '2,000 devices' }).waitFor();
    await visitor.leave();
  });

  test('says that there is no list of KEV, and leads those who may take it in to where they can', async () => {
    for (const [role, links] of [
      ['administrator', 1],
      ['reader', 0],
    ] as const) {
      const visitor = await visitors.signInAs(role);
      const { page } = visitor;
      await page.getByText('CISA’s list is not here.').waitFor();
      await page.getByRole('button', { name: /^Account/ }).waitFor();
      const link = page.getByRole('link', { name: 'Take it in' });
      assert.equal(await link.count(), links);
      if (links === 1) {
        await link.click();
        await page.getByRole('heading', { name: 'KEV' }).waitFor();
      }
      await visitor.leave();
    }
  });

  test('turns dark when one says so, and stays so', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    const dark = await ground();
    assert.notEqual(dark, light);
    await page.reload();
    await page.getByRole('heading', { name: '2,000 devices' }).waitFor();
    assert.equal(await ground(), dark);
    await visitor.leave();
  });

  test('can be used with the keyboard alone', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the page');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'page');
    await page.getByRole('button', { name: /^Account/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    assert.match(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
      /^Account/,
      'the focus comes back to where it was',
    );
    await visitor.leave();
  });
});
