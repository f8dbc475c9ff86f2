/** A page that is open while the server is updated: its files are gone, and it loads the newer page rather than break. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { Sessions } from '../../src/access/sessions.ts';
import { builtPage } from '../../src/cli/built-page.ts';
import { preparePage } from '../../src/cli/prepare-page.ts';
import { contoso, deviceOf, startTestServer, type TestServer } from '../builders/server.ts';
import { launchChromium } from './chromium.ts';
import { freePort } from './free-port.ts';
import { looks, type Visit, visit } from './visit.ts';

/** The browser tells of files that are not there, and axe of a style sheet that it cannot read and would put there itself. */
const gone =
  /status of 404|ERR_FAILED|Refused to apply style|dynamically imported module|The server does not answer|load preload assets|Applying inline style/;

describe('a page that is open while the server is updated', () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-renewed-'));
  let server: TestServer;
  let browser: Browser;
  let url: string;
  before(async () => {
    await preparePage({ stderr: process.stderr });
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = await startTestServer({ pageFolder: folder, environment: { MISSINGKBS_PUBLIC_URL: url } });
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    await server.app.listen({ port, host: '127.0.0.1' });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  async function signIn(look = looks[0]): Promise<Visit> {
    rmSync(folder, { recursive: true });
    cpSync(builtPage, folder, { recursive: true });
    const visitor = await visit(browser, url, look);
    const account = { account: 'ada', name: 'ada', role: 'administrator', tenant: contoso } as const;
    const code = await new Sessions(server.store.sessions, () => server.clock.now).offer(account);
    await visitor.signIn(`${url}/sign-in?code=${code}`);
    // What draws them is a file of its own: it is to be there before the files go.
    await visitor.page.locator('canvas').nth(2).waitFor();
    await visitor.page.waitForLoadState('networkidle');
    return visitor;
  }

  for (const look of looks) {
    test(`says that there is a newer one, and shows the page of that: ${look.name}`, async () => {
      const visitor = await signIn(look);
      const { page } = visitor;
      update(folder);
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByRole('heading', { name: 'missingkbs was updated' }).waitFor();
      await visitor.keepScreenshot('renewed');
      await visitor.checkLooks();
      await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
      assert.equal(new URL(page.url()).pathname, '/plan');
      const script = await page.locator('script[type="module"]').getAttribute('src');
      assert.match(script ?? '', /-newer/);
      await visitor.leave(gone);
    });
  }

  test('is not loaded in circles where the newer page has no such file either', async () => {
    const visitor = await signIn();
    const { page } = visitor;
    update(folder);
    for (const name of readdirSync(join(folder, 'assets'))) {
      if (name.startsWith('plan-page')) rmSync(join(folder, 'assets', name));
    }
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('heading', { name: 'missingkbs was updated' }).waitFor();
    await page.getByRole('heading', { name: 'The page has failed' }).waitFor();
    update(folder);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'missingkbs was updated' }).waitFor();
    await page.waitForTimeout(2_500);
    assert.equal(await page.getByRole('heading', { name: 'missingkbs was updated' }).count(), 1);
    await visitor.leave(gone);
  });

  test('says that the server is away where it is, and goes on when it is back', async () => {
    const visitor = await signIn();
    const { page } = visitor;
    await page.route('**/*', (route) => route.abort());
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'The server does not answer' }).waitFor();
    await page.unroute('**/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
    await visitor.leave(gone);
  });
});

/** As after a build of a newer version: every file of the page has another name. */
function update(folder: string): void {
  const assets = join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => !/\.(br|gz)$/.test(name));
  const renamed = new Map(names.map((name) => [name, name.replace(/(\.\w+)$/, '-newer$1')]));
  for (const file of [
    ...['index.html', 'sign-in.html'].map((name) => join(folder, name)),
    ...names.map((name) => join(assets, name)),
  ]) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    let text = readFileSync(file, 'utf8');
    for (const [name, newer] of renamed) text = text.replaceAll(name, newer);
    writeFileSync(file, text);
  }
  for (const [name, newer] of renamed) renameSync(join(assets, name), join(assets, newer));
  for (const name of [...readdirSync(assets), 'index.html.br', 'index.html.gz']) {
    if (/\.(br|gz)$/.test(name))
      rmSync(
        name.startsWith('index') && !readdirSync(assets).includes(name) ? join(folder, name) : join(assets, name),
        { force: true },
      );
  }
}
