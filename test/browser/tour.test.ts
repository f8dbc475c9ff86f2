/**
 * The pictures of docs/tour.md, taken of the pages as they are. `MISSINGKBS_TOUR=docs/images node --test test/browser/tour.test.ts` keeps them; they are of
 * a made-up fleet and, where MISSINGKBS_SHARED has it, of Microsoft's whole feed.
 */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findRecorded } from './recorded-devices.ts';
import { startForVisitors } from './visitors.ts';

const root = resolve(import.meta.dirname, '../..');
const recorded = findRecorded();
const folder = process.env.MISSINGKBS_TOUR ?? join(tmpdir(), 'missingkbs-tour');

/** Each begins where the one before it ended. */
const stops: readonly { readonly picture: string; readonly go: (page: Page) => Promise<void> }[] = [
  {
    picture: 'overview',
    go: (page) => page.getByRole('heading', { name: /^Install these, and you close/ }).waitFor(),
  },
  {
    picture: 'devices',
    go: async (page) => {
      await page.getByRole('link', { name: 'Devices', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Devices' }).waitFor();
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    picture: 'device',
    go: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').first().click();
      await page
        .getByRole('heading', { name: /^Install/ })
        .first()
        .waitFor();
    },
  },
  {
    picture: 'plan',
    go: async (page) => {
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    picture: 'compliance',
    go: async (page) => {
      await page.getByRole('link', { name: 'Compliance', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Compliance' }).waitFor();
      await page.getByRole('heading', { name: /devices were in time$/ }).waitFor();
    },
  },
  {
    picture: 'setup',
    go: async (page) => {
      await page.getByRole('link', { name: 'Setup', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Setup' }).waitFor();
    },
  },
];

describe('the tour', () => {
  const visitors = startForVisitors({
    devices: 20_000,
    ...(recorded && { documents: recorded.documents, kev: recorded.kev }),
  });

  test('leads along all its pages, and docs/tour.md shows each', async () => {
    mkdirSync(folder, { recursive: true });
    const text = readFileSync(join(root, 'docs/tour.md'), 'utf8');
    const visitor = await visitors.signIn({ name: 'tour', width: 1280, height: 800, scheme: 'light' });
    for (const { picture, go } of stops) {
      await go(visitor.page);
      await visitor.page.waitForLoadState('networkidle');
      await visitor.page.screenshot({ path: join(folder, `${picture}.png`) });
      assert.match(text, new RegExp(`\\]\\(images/${picture}\\.png\\)`));
    }
    await visitor.leave();
  });
});
