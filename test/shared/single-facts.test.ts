/** Small tables of facts of single updates, against the recorded feed: days, what stands alone, builds of Silverlight. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseDates } from '../../src/catalog/compile/release-dates.ts';
import { mediaUpdates, standaloneUpdates } from '../../src/catalog/standalone.ts';
import { silverlightBuilds } from '../../src/lines/versioned.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

const catalog = await compileRecordedFeed();
const fixes = catalog.products.flatMap((product) => catalog.fixesOf(product).map((fix) => ({ ...fix, product })));

test('a day of release that the feed cannot tell is not before the first vulnerability that the update fixes', () => {
  for (const [kb, day] of releaseDates) {
    const own = fixes.filter(({ update }) => update.kb === kb).map(({ vulnerability }) => vulnerability.published);
    const [first] = own.sort();
    assert.ok(first !== undefined && first <= day, `KB${kb} of ${day}: ${first}`);
  }
});

/** Taken back within days in February 2020; and those of January 2024, of which the feed names only what replaced them. */
const unnamed = ['4524244', '5034439', '5034440', '5034441'];

test('no update replaces one that stands alone but another of its kind, and the feed names all but the withdrawn', () => {
  const named = new Set(catalog.updates.map(({ kb }) => String(kb)));
  assert.deepEqual(
    Object.keys(standaloneUpdates).filter((kb) => !named.has(kb)),
    unnamed,
  );
  for (const [kb, kind] of Object.entries(standaloneUpdates)) {
    const followers = catalog.updates.filter((update) => catalog.linksOf(update.kb).some((link) => link.kb === kb));
    assert.deepEqual(
      followers.filter((update) => standaloneUpdates[update.kb] !== kind),
      [],
      `KB${kb}`,
    );
  }
});

test('updates of media are named for servers', () => {
  for (const kb of mediaUpdates) {
    assert.ok(
      fixes.some(({ update, product }) => update.kb === kb && /^Windows Server/.test(product.name)),
      `KB${kb}`,
    );
  }
});

test('builds of Silverlight are those of updates that the feed names for it without one, and the later is the higher', () => {
  const rows = Object.entries(silverlightBuilds).map(([kb, version]) => {
    const own = fixes.filter(
      ({ update, product }) => update.kb === kb && /^Microsoft Silverlight 5/.test(product.name),
    );
    assert.deepEqual(
      own.flatMap(({ builds }) => builds),
      [],
      `KB${kb}`,
    );
    return { released: own[0]?.update.released ?? assert.fail(`KB${kb}`), build: Number(version.split('.')[2]) };
  });
  const builds = rows.sort((a, b) => a.released.localeCompare(b.released)).map(({ build }) => build);
  assert.deepEqual(
    builds,
    [...builds].sort((a, b) => a - b),
  );
});
