/** The overview says what the API says, in every light and on every screen. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { demoTenant, type StartedServer, startServerForBrowsers } from './started-server.ts';
import { looks, visit } from './visit.ts';

describe('the overview', () => {
  let server: StartedServer;
  let browser: Browser;
  before(async () => {
    server = await startServerForBrowsers({ devices: 2_000 });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const look of looks) {
    test(`has the figures of the API, and is in order: ${look.name}`, async () => {
      const visitor = await visit(browser, server.url, look);
      await visitor.signIn(server.makeLink('--tenant', demoTenant));
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
    const visitor = await visit(browser, server.url);
    await visitor.signIn(server.link);
    const { page } = visitor;
    await page.getByRole('heading', { name: '3 devices' }).waitFor();
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitemradio', { name: demoTenant }).click();
    await page.getByRole('heading', { name: '2,000 devices' }).waitFor();
    await visitor.leave();
  });

  test('turns dark when one says so, and stays so', async () => {
    const visitor = await visit(browser, server.url);
    await visitor.signIn(server.makeLink('--tenant', demoTenant));
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
    const visitor = await visit(browser, server.url);
    await visitor.signIn(server.makeLink('--tenant', demoTenant));
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
