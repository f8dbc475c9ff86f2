/** Compliance says what the API says of the day in the address; Setup has the address of the server in its commands. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { demoTenant, type StartedServer, startServerForBrowsers } from './started-server.ts';
import { looks, visit } from './visit.ts';

describe('compliance and setup', () => {
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
    test(`have the figures of the day, and the commands: ${look.name}`, async () => {
      const visitor = await visit(browser, server.url, look);
      await visitor.signIn(server.makeLink('--tenant', demoTenant));
      const { page } = visitor;
      const today = new Date().toISOString().slice(0, 10);
      await page.goto(`${server.url}/compliance?day=${today}&by=platform`);
      const late = await page.evaluate(async (day) => {
        const { total } = await (await fetch(`/api/fleet/compliance?day=${day}`)).json();
        return new Intl.NumberFormat('en-GB').format(total.devices.late);
      }, today);
      await page.getByRole('heading', { name: 'By platform' }).waitFor();
      assert.ok((await page.getByText(late, { exact: true }).count()) > 0);
      await visitor.keepScreenshot('compliance');
      await visitor.checkLooks();
      await page.goto(`${server.url}/setup`);
      await page.getByText(`${server.url}/collect.ps1`).waitFor();
      await visitor.keepScreenshot('setup');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }
});
