/** Setup, for everybody: files that are tried at once, and devices that are added because somebody wants them to stay. */

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { looks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

const inventory = {
  computerDnsName: 'dropped.contoso.com',
  osName: 'Microsoft Windows 10 Enterprise',
  osVersion: '10.0.18363.657',
  osProcessor: 'x64',
  installationType: 'Client',
  installedKbs: ['4532693'],
};
const file = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

describe('files in setup', () => {
  const visitors = startForVisitors();

  const go = (page: Page, path: string) => page.goto(`${visitors.server.url}/setup${path}`);

  for (const look of looks) {
    test(`a file is answered at once, with why, and kept nowhere: ${look.name}`, async () => {
      const visitor = await visitors.signInAs('reader', look);
      const { page } = visitor;
      await go(page, '');
      await page.getByRole('heading', { name: 'What does a device miss?' }).waitFor();
      await page.getByText('collect.ps1').first().waitFor();
      await visitor.keepScreenshot('setup');
      await visitor.checkLooks();
      await page.locator('input[type="file"]').setInputFiles(file('pc.json', JSON.stringify(inventory)));
      await page.getByRole('heading', { name: 'dropped.contoso.com' }).waitFor();
      await page.getByRole('heading', { name: 'Install now' }).waitFor();
      await page
        .getByRole('button', { name: /^Why KB/ })
        .first()
        .click();
      await page.getByText('Found:').first().waitFor();
      assert.equal(await page.getByRole('button', { name: 'Add to the devices' }).count(), 0);
      await visitor.keepScreenshot('setup-answer');
      await visitor.checkLooks();
      const { total } = await page.evaluate(async () => (await fetch('/api/fleet/machines')).json());
      assert.equal(total, 0);
      await visitor.leave();
    });
  }

  test('what a device misses is not known, rather than nothing, where it cannot be told', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await go(page, '');
    const strange = { ...inventory, computerDnsName: 'strange.contoso.com', osVersion: '10.0.19043.1000' };
    await page.locator('input[type="file"]').setInputFiles(file('pc.json', JSON.stringify(strange)));
    await page.getByText('What it misses cannot be told:').waitFor();
    const answer = page.getByRole('region', { name: 'strange.contoso.com' });
    assert.equal(await answer.getByText('Not known', { exact: true }).count(), 1);
    assert.equal(await answer.getByText('0', { exact: true }).count(), 0);
    await visitor.leave();
  });

  test('a file that is dropped, and a text that is pasted, are answered as well', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await go(page, '');
    const zone = page.getByText('Drop inventory files here, or paste them');
    await zone.waitFor();
    await drop(page, zone, JSON.stringify(inventory));
    await page.getByText('From dropped.json', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Paste a text instead').click();
    await page.getByRole('button', { name: 'Show what it misses' }).click();
    await page.getByText('There is no text; paste what systeminfo or another command printed.').waitFor();
    await page.getByLabel('Inventory as text').fill(JSON.stringify(inventory));
    await page.getByRole('button', { name: 'Show what it misses' }).click();
    await page.getByText('From pasted text', { exact: true }).waitFor();
    await visitor.leave();
  });

  test('the overview of nobody takes a file, and says how devices come in', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await page.getByRole('heading', { name: 'There are no devices yet' }).waitFor();
    await page.getByRole('heading', { name: 'What does a device miss?' }).waitFor();
    await visitor.keepScreenshot('overview-of-nobody');
    await visitor.checkLooks();
    await page.locator('input[type="file"]').setInputFiles(file('pc.json', JSON.stringify(inventory)));
    await page.getByRole('heading', { name: 'dropped.contoso.com' }).waitFor();
    await visitor.leave();
  });

  test('everything is done by the keyboard: a text is pasted, sent, and asked why', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await go(page, '');
    const summary = page.getByText('Paste a text instead');
    await summary.waitFor();
    await page.getByRole('button', { name: 'Choose files' }).focus();
    for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.insertText(JSON.stringify(inventory));
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    const why = page.getByRole('button', { name: /^Why KB/ }).first();
    await why.waitFor();
    for (let presses = 0; presses < 30 && !(await isFocused(why)); presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Found:').first().waitFor();
    await visitor.leave();
  });

  test('what cannot be read is refused with what was found and what would do', async () => {
    const visitor = await visitors.signInAs('reader');
    const { page } = visitor;
    await go(page, '');
    await page.locator('input[type="file"]').setInputFiles(file('diary.txt', 'Dear diary'));
    await page.getByText(/diary\.txt is in no known inventory format/).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('The files are all of one device').check();
    await page.locator('input[type="file"]').setInputFiles(file('pc.json', JSON.stringify(inventory)));
    await page.getByText(/The device has no name yet/).waitFor();
    await visitor.leave(/400/);
  });

  test('an operator adds the devices of a file, a nameless one by a name', async () => {
    const visitor = await visitors.signInAs('operator');
    const { page } = visitor;
    await go(page, '');
    const { computerDnsName: _, ...nameless } = inventory;
    await page.locator('input[type="file"]').setInputFiles(file('pc.json', JSON.stringify(nameless)));
    await page.getByRole('button', { name: 'Add to the devices' }).click();
    await page.getByText(/does not name its device/).waitFor();
    await page.getByLabel('Name of the device').fill('named.contoso.com');
    await page.getByRole('button', { name: 'Add to the devices' }).click();
    await page.getByText('1 device added.').waitFor();
    const kept = await page.evaluate(async () => (await fetch('/api/machines/named.contoso.com')).status);
    assert.equal(kept, 200);
    assert.equal(await page.getByRole('link', { name: 'Applications' }).count(), 0);
    await go(page, '/applications');
    await page.getByRole('heading', { name: 'This is for administrators' }).waitFor();
    await visitor.leave();
  });
});

/** As a browser hears of it when somebody drops a file: no event that a script makes has files that may be dropped. */
async function drop(page: Page, zone: Locator, text: string): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'missingkbs-drop-')), 'dropped.json');
  writeFileSync(path, text);
  const { x = 0, y = 0 } = (await zone.boundingBox()) ?? {};
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data });
  }
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((found) => found === document.activeElement);
}
