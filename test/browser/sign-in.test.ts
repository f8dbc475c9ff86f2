/** People come in by the link, and by nothing else. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demoTenant } from './started-server.ts';
import { looks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const refused = /status of 401/;

describe('signing in', () => {
  const visitors = startForVisitors();

  test('the link that start prints leads to the overview, and its code is in no address any more', async () => {
    const visitor = await visitors.arrive();
    const { page } = visitor;
    await visitor.signIn(visitors.server.link);
    assert.equal(page.url(), `${visitors.server.url}/`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const [cookie] = await page.context().cookies();
    assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Strict']);
    assert.equal(await page.evaluate(() => document.cookie), '');
    await page.goBack();
    assert.ok(!page.url().includes('code'));
    await visitor.leave();
  });

  test('a link that was used says so', async () => {
    const link = visitors.server.makeLink('--tenant', demoTenant);
    const visitor = await visitors.arrive();
    const { page } = visitor;
    await visitor.signIn(link);
    await page.goto(link);
    await page.getByRole('alert').filter({ hasText: 'has been used' }).waitFor();
    await visitor.leave(refused);
  });

  test('without a script a press of the button signs in', async () => {
    const context = await visitors.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(visitors.server.makeLink('--tenant', demoTenant));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${visitors.server.url}/`);
    assert.equal((await context.cookies()).length, 1);
    await context.close();
  });

  test('whoever signs out is out, here and, where they say so, everywhere', async () => {
    const [one, other] = [await visitors.arrive(), await visitors.arrive()];
    for (const visitor of [one, other])
      await visitor.signIn(visitors.server.makeLink('--tenant', demoTenant, '--name', 'ada'));
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
      const visitor = await visitors.arrive(look);
      await visitor.page.goto(`${visitors.server.url}/`);
      await visitor.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
      await visitor.keepScreenshot('signed-out');
      await visitor.checkLooks();
      await visitor.page.goto(`${visitors.server.url}/sign-in?code=${'A'.repeat(43)}`);
      await visitor.page.getByRole('alert').waitFor();
      await visitor.keepScreenshot('sign-in-refused');
      await visitor.checkLooks();
      await visitor.leave(refused);
    });
  }
});
