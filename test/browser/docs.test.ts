/** The page of the API's description, in a browser that holds it to its policy. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type StartedServer, startServerForBrowsers } from './started-server.ts';
import { visit } from './visit.ts';

/** Pictures that Swagger UI has in its style sheet. */
const pictures = /^asked data:/;

describe('the page of the description', () => {
  let server: StartedServer;
  let browser: Browser;
  before(async () => {
    server = await startServerForBrowsers();
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test('shows every route without asking anybody else, and takes no token', async () => {
    const visitor = await visit(browser, server.url);
    const { page } = visitor;
    const { paths } = await (await fetch(`${server.url}/openapi.json`)).json();
    const routes = Object.values(paths as Record<string, object>).flatMap((methods) => Object.keys(methods));
    await page.goto(`${server.url}/docs`);
    const shown = page.locator('.opblock-summary');
    await shown.first().waitFor();
    assert.equal(await shown.count(), routes.length);
    await shown.filter({ hasText: 'Get missing security updates (KBs) by device ID' }).click();
    await page.getByText('Application permission: Software.Read.All.').first().waitFor();
    assert.equal(await page.locator('.authorize, .try-out').count(), 0);
    await visitor.keepScreenshot('docs');
    await visitor.leave(pictures);
  });
});
