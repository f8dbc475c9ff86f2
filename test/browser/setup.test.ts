/** Setup, for administrators: applications, the catalogue, notices and limits, each as an administrator uses them. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { killNotice, startElsewhere } from './elsewhere.ts';
import { looks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

/** Publishers and a receiver of notices, as this server sees them. */
const elsewhere = await startElsewhere();

describe('setup', () => {
  const visitors = startForVisitors({
    environment: {
      MISSINGKBS_FEED_URL: `${elsewhere.url}/feed`,
      MISSINGKBS_KEV_URL: `${elsewhere.url}/kev.json`,
      MISSINGKBS_NOTICE_HOSTS: `${elsewhere.url};internal`,
    },
  });
  after(() => elsewhere.close());

  const go = (page: Page, path: string) => page.goto(`${visitors.server.url}/setup${path}`);

  for (const look of looks) {
    test(`an application is made, gets another secret, and is revoked: ${look.name}`, async () => {
      const visitor = await visitors.signInAs('administrator', look);
      const { page } = visitor;
      const name = `dashboard ${look.name}`;
      await go(page, '/applications');
      await page.getByRole('button', { name: 'New application' }).click();
      await page.getByRole('button', { name: 'Make the application' }).click();
      await page.getByText(/There is no name/).waitFor();
      await page.getByText(/No role is ticked/).waitFor();
      await visitor.keepScreenshot('setup-applications-faults');
      await visitor.checkLooks();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Software.Read.All').check();
      await page.getByRole('button', { name: 'Make the application' }).click();
      await page.getByRole('heading', { name: 'The application is made' }).waitFor();
      await visitor.keepScreenshot('setup-applications-secret');
      await visitor.checkLooks();
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByRole('cell', { name: 'Software.Read.All' }).first().waitFor();
      await visitor.keepScreenshot('setup-applications');
      await visitor.checkLooks();
      assert.equal(await page.getByText('client secret', { exact: true }).count(), 0);
      await page.getByRole('button', { name: `New secret of ${name}` }).click();
      await page.getByRole('heading', { name: `Another secret of ${name}` }).waitFor();
      await page.getByRole('button', { name: 'I have it' }).click();
      await page
        .getByRole('button', { name: /^Remove secret/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^Yes, remove secret/ }).click();
      await page
        .getByRole('button', { name: /^Remove secret/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: `Revoke ${name}` }).click();
      await page.getByRole('button', { name: `Yes, revoke ${name}` }).click();
      await page.getByRole('rowheader', { name }).waitFor({ state: 'detached' });
      await page.getByLabel(/^Show \d+ revoked/).check();
      await page.getByRole('rowheader', { name }).waitFor();
      await visitor.leave();
    });
  }

  for (const look of looks) {
    test(`a sync that fails says why, one that goes well what it brought: ${look.name}`, async () => {
      const visitor = await visitors.signInAs('administrator', look);
      const { page } = visitor;
      await go(page, '/catalogue');
      await page.getByRole('button', { name: 'Sync now: Catalogue of updates' }).click();
      await page.getByText(/^The last one failed/).waitFor();
      await page.getByText(/\/feed\/updates: .*404/).waitFor();
      await page.getByRole('button', { name: 'Sync now: KEV' }).click();
      await page.getByText(/^The last one went well/).waitFor();
      await page.getByText('Its report').click();
      await page.getByText(/^KEV of 2026-03-12: 3 entries/).waitFor();
      await visitor.keepScreenshot('setup-catalogue');
      await visitor.checkLooks();
      await visitor.leave();
    });

    test(`a subscription is added, tested, edited and deleted: ${look.name}`, async () => {
      const visitor = await visitors.signInAs('administrator', look);
      const { page } = visitor;
      const name = `siem ${look.name}`;
      await go(page, '/notices');
      await page.getByRole('button', { name: 'New subscription' }).click();
      await page.getByRole('button', { name: 'Add the subscription' }).click();
      await page.getByText(/There is no address/).waitFor();
      await page.getByText(/Nothing is ticked/).waitFor();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Address').fill('https://elsewhere.example/hook');
      await page.getByLabel('A breach of what was agreed').check();
      await page.getByLabel('Days after release').fill('1.5');
      await page.getByRole('button', { name: 'Add the subscription' }).click();
      await page.getByLabel('Days after release').fill('3');
      await page.getByRole('button', { name: 'Add the subscription' }).click();
      await page.getByText(/none of the hosts that notices may be sent to/).waitFor();
      await visitor.keepScreenshot('setup-notices-faults');
      await page.getByLabel('Address').fill(`${elsewhere.url}/hook`);
      await page.getByRole('button', { name: 'Add the subscription' }).click();
      await page.getByRole('heading', { name: 'Notices are sent from now on' }).waitFor();
      await page.getByText(/^whsec_/).waitFor();
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByRole('button', { name: `Test ${name}` }).click();
      await page.getByText('The test was taken: it answered 204.').waitFor();
      await visitor.keepScreenshot('setup-notices');
      await visitor.checkLooks();
      await page.getByRole('button', { name: `Edit ${name}` }).click();
      await page.getByLabel('Name').fill(`${name} two`);
      await page.getByLabel('Address').fill(`${elsewhere.url}/refused`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: `Test ${name} two` }).click();
      await page.getByText('The test was not taken: it answered 404.').waitFor();
      await page.getByRole('button', { name: `Delete ${name} two` }).click();
      await page.getByRole('button', { name: `Yes, delete ${name} two` }).click();
      await page.getByRole('rowheader', { name: `${name} two` }).waitFor({ state: 'detached' });
      await visitor.leave(/400/);
    });

    test(`the limits are those of the server: ${look.name}`, async () => {
      const visitor = await visitors.signInAs('administrator', look);
      const { page } = visitor;
      await go(page, '/limits');
      const row = page.getByRole('row', { name: /MISSINGKBS_LIMIT_PER_MINUTE/ }).first();
      await row.getByText('No limit').waitFor();
      await page
        .getByRole('row', { name: /MISSINGKBS_FORGET_AFTER_DAYS/ })
        .first()
        .getByText('180')
        .first()
        .waitFor();
      await visitor.keepScreenshot('setup-limits');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }

  test('a dead letter says why it is one, and is sent again', async () => {
    await killNotice(visitors.server.dataFolder, `${elsewhere.url}/hook`);
    const visitor = await visitors.signInAs('administrator');
    const { page } = visitor;
    await go(page, '/notices');
    await page.getByText('it answered 500 to every try').waitFor();
    await visitor.checkLooks();
    await page.getByRole('button', { name: 'Send again: A sync that failed' }).click();
    await page.getByText('Every notice was delivered, or is still tried.').waitFor();
    await visitor.leave();
  });
});
