/** People come in by the link, and by nothing else. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { demoTenant, type StartedServer, startServerForBrowsers } from './started-server.ts';
import { looks, visit } from './visit.ts';

const refused = /status of 401/;

describe('signing in', () => {
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

  test('the link that start prints leads to the overview, and its code is in no address any more', async () => {
    const { page, ...visitor } = await arrive();
    await visitor.signIn(server.link);
    assert.equal(page.url(), `${server.url}/`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const [cookie] = await page.context().cookies();
    assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Strict']);
    assert.equal(await page.evaluate(() => document.cookie), '');
    await page.goBack();
    assert.ok(!page.url().includes('code'));
    await visitor.leave();
  });

  test('a link that was used says so', async () => {
    const link = server.makeLink('--tenant', demoTenant);
    const { page, ...visitor } = await arrive();
    await visitor.signIn(link);
    await page.goto(link);
    await page.getByRole('alert').filter({ hasText: 'has been used' }).waitFor();
    await visitor.leave(refused);
  });

  test('without a script a press of the button signs in', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.makeLink('--tenant', demoTenant));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${server.url}/`);
    assert.equal((await context.cookies()).length, 1);
    await context.close();
  });

  test('whoever signs out is out, here and, where they say so, everywhere', async () => {
    const [one, other] = [await arrive(), await arrive()];
    for (const visitor of [one, other]) await visitor.signIn(server.makeLink('--tenant', demoTenant, '--name', 'ada'));
    await one.page.getByRole('button', { name: /^Account/ }).click();
    await one.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await one.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    await other.page.waitForTimeout(1_100);
    await other.page.reload();
    await other.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    await one.leave(refused);
    await other.leave(refused);
  });

  for (const look of looks) {
    test(`the pages before one is signed in are in order: ${look.name}`, async () => {
      const visitor = await visit(browser, server.url, look);
      await visitor.page.goto(`${server.url}/`);
      await visitor.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
      await visitor.keepScreenshot('signed-out');
      await visitor.checkLooks();
      await visitor.page.goto(`${server.url}/sign-in?code=${'A'.repeat(43)}`);
      await visitor.page.getByRole('alert').waitFor();
      await visitor.keepScreenshot('sign-in-refused');
      await visitor.checkLooks();
      await visitor.leave(refused);
    });
  }

  async function arrive() {
    const visitor = await visit(browser, server.url);
    return {
      page: visitor.page,
      signIn: (link: string) => visitor.signIn(link),
      leave: (expected?: RegExp) => visitor.leave(expected),
    };
  }
});
