/** People come in by the issuer, go between tenants, and leave both it and us. The issuer is another site. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Issuer, startIssuer } from '../builders/issuer.ts';
import { launchChromium } from './chromium.ts';
import { freePort } from './free-port.ts';
import { demoTenant, type StartedServer, startServerForBrowsers } from './started-server.ts';
import { type Look, looks, visit } from './visit.ts';

const other = '22222222-aaaa-4bbb-8ccc-000000000002';
const accounts = {
  ada: { name: 'Ada', roles: ['missingkbs.operator'], tid: [demoTenant, other] },
  eve: { name: 'Eve', roles: ['visitor'], tid: demoTenant },
};
/** That the issuer was asked is no fault here, nor is a refusal. */
const expected = /^asked http:\/\/localhost:|status of 40[13]|status of 503/;

describe('signing in by an issuer', () => {
  let issuer: Issuer;
  let server: StartedServer;
  let browser: Browser;
  before(async () => {
    const port = await freePort();
    issuer = await startIssuer({ accounts, publicUrl: `http://127.0.0.1:${port}` });
    server = await startServerForBrowsers({
      devices: 200,
      environment: { ...issuer.environment, MISSINGKBS_PORT: `${port}` },
    });
    server.run('tenant', 'name', demoTenant, 'Contoso Ltd');
    server.run('tenant', 'name', other, 'Fabrikam');
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await issuer?.close();
  });

  const arrive = (look?: Look) => visit(browser, server.url, look);

  async function signIn(page: Page, login: string, path = '/') {
    await page.goto(`${server.url}${path}`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Account').fill(login);
    await page.getByRole('button', { name: 'Go' }).click();
  }

  for (const look of looks) {
    test(`leads back to the page that one wanted, under the name of the tenant: ${look.name}`, async () => {
      const visitor = await arrive(look);
      const { page } = visitor;
      await page.goto(`${server.url}/devices?sort=name&order=asc`);
      await page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
      await visitor.keepScreenshot('signed-out-issuer');
      await visitor.checkLooks();
      await signIn(page, 'ada', '/devices?sort=name&order=asc');
      await page.getByText('200 devices').waitFor();
      assert.equal(page.url(), `${server.url}/devices?sort=name&order=asc`);
      const [cookie, ...more] = (await page.context().cookies()).filter(({ domain }) => domain === '127.0.0.1');
      assert.deepEqual([cookie?.name, cookie?.sameSite, more.length], ['missingkbs_session', 'Strict', 0]);
      await page.getByRole('button', { name: 'Account: Contoso Ltd' }).click();
      await page.getByRole('menuitemradio', { name: /Fabrikam/ }).waitFor();
      await visitor.keepScreenshot('account-menu');
      await visitor.checkLooks();
      await visitor.leave(expected);
    });

    test(`tells an account without a role so, and lets another one in: ${look.name}`, async () => {
      const visitor = await arrive(look);
      const { page } = visitor;
      await signIn(page, 'eve');
      await page.getByRole('alert').filter({ hasText: 'The account Eve has no role here' }).waitFor();
      // The script of the page takes the code out of the address.
      await page.waitForURL(`${server.url}/sign-in`);
      await visitor.keepScreenshot('sign-in-no-role');
      await visitor.checkLooks();
      await page.getByRole('link', { name: 'Sign in with another account' }).click();
      await page.getByLabel('Account').fill('ada');
      await page.getByRole('button', { name: 'Go' }).click();
      await page.getByRole('button', { name: 'Account: Contoso Ltd' }).waitFor();
      await visitor.leave(expected);
    });
  }

  test('goes to another tenant of the account, by its name', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await signIn(page, 'ada', '/devices');
    await page.getByRole('button', { name: 'Account: Contoso Ltd' }).click();
    await page.getByRole('menuitemradio', { name: /Fabrikam/ }).click();
    await page.getByRole('button', { name: 'Account: Fabrikam' }).waitFor();
    await page.getByText('200 devices').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Account: Fabrikam' }).waitFor();
    await visitor.leave(expected);
  });

  test('says what the issuer said when somebody turned back there', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').filter({ hasText: 'did not sign you in: The person <b>went</b> away' }).waitFor();
    await visitor.leave(expected);
  });

  test('ends at the issuer too, and comes back signed out', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await signIn(page, 'ada');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out of the issuer' }).click();
    await page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    assert.equal(new URL(page.url()).origin, server.url);
    // The issuer does not know them any more either.
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Account').waitFor();
    await visitor.leave(expected);
  });

  test('ends everywhere, where they say so', async () => {
    const [one, two] = [await arrive(), await arrive()];
    for (const { page } of [one, two]) {
      await signIn(page, 'ada');
      await page.getByRole('button', { name: /^Account/ }).waitFor();
    }
    await one.page.getByRole('button', { name: /^Account/ }).click();
    await one.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await one.page.getByRole('button', { name: 'Sign out of the issuer' }).click();
    await one.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    await two.page.waitForTimeout(1_100);
    await two.page.reload();
    await two.page.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    await one.leave(expected);
    await two.leave(expected);
  });

  test('begun twice, the answer to the first is not taken, and begins again', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Account').waitFor();
    const second = await page.context().newPage();
    await second.goto(`${server.url}/sign-in/issuer`);
    await page.getByLabel('Account').fill('ada');
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('alert').filter({ hasText: 'Begin again' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: /^Account/ }).waitFor();
    await visitor.leave(expected);
  });
});

test('an issuer that is down is a page that says so', async () => {
  const port = await freePort();
  const issuer = await startIssuer({ accounts, publicUrl: `http://127.0.0.1:${port}` });
  const server = await startServerForBrowsers({ environment: { ...issuer.environment, MISSINGKBS_PORT: `${port}` } });
  const browser = await launchChromium();
  await issuer.close();
  const visitor = await visit(browser, server.url);
  await visitor.page.goto(server.url);
  await visitor.page.getByRole('link', { name: 'Sign in' }).click();
  await visitor.page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
  await visitor.keepScreenshot('sign-in-issuer-down');
  await visitor.checkLooks();
  await visitor.leave(expected);
  await browser.close();
  await server.close();
});
