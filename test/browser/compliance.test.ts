/** Compliance says what the API says of the day in the address; Setup has the address of the server in its commands. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { twoLooks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('compliance and setup', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  for (const look of twoLooks) {
    test(`have the figures of the day, and the commands: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      const today = new Date().toISOString().slice(0, 10);
      await page.goto(`${visitors.server.url}/compliance?day=${today}&by=platform`);
      const late = await page.evaluate(async (day) => {
        const { total } = await (await fetch(`/api/fleet/compliance?day=${day}`)).json();
        return new Intl.NumberFormat('en-GB').format(total.devices.late);
      }, today);
      await page.getByRole('heading', { name: 'By platform' }).waitFor();
      assert.ok((await page.getByText(late, { exact: true }).count()) > 0);
      await visitor.keepScreenshot('compliance');
      await visitor.checkLooks();
      await page.goto(`${visitors.server.url}/setup`);
      await page.getByText(`${visitors.server.url}/collect.ps1`).waitFor();
      await visitor.keepScreenshot('setup');
      await visitor.checkLooks();
      await visitor.leave();
    });
  }
});
