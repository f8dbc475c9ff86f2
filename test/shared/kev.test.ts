/** CISA's list on the recorded feed: what it and the feed say of the same vulnerabilities. The documents are read here as text, apart from our reader. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { countKev } from '../../src/api/sync/sync-lists.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';
import { lossOfKev } from '../../src/threats/losses.ts';
import type { KevList } from '../../src/threats/model.ts';
import { readKev } from '../../src/threats/read-kev.ts';
import { createThreats } from '../../src/threats/threats.ts';
import { sharedPath } from './shared-folder.ts';

const days = ['2024-10-22', '2025-08-25', '2026-08-07'] as const;
const lists = days.map((day) => {
  const name = `sources/kev/${day}.json.gz`;
  return readKev(readFileSync(sharedPath(name)), name);
});
const newest = lists[2]?.list as KevList;
const ofMicrosoft = { ...newest, entries: newest.entries.filter(({ vendor }) => vendor === 'Microsoft') };

test('each of the lists is whole, and each later one may take the place of the one before', () => {
  assert.deepEqual(
    lists.map(({ list, dropped }) => [list.entries.length, dropped]),
    [
      [1199, []],
      [1404, []],
      [1662, []],
    ],
  );
  for (const [place, { list }] of lists.entries()) {
    const next = lists[place + 1]?.list;
    if (next === undefined) continue;
    assert.equal(lossOfKev(list, next), undefined);
    assert.match(lossOfKev(next, list) ?? '', /^it is of /);
  }
});

test("of CISA's 382 entries of Microsoft 298 are in the documents, 176 called exploited there; of the 122 others ransomware uses 60", async (context) => {
  const counts = countKev(ofMicrosoft, { vulnerabilities: vulnerabilitiesInText() });
  context.diagnostic(`documents: ${JSON.stringify(counts)}`);
  assert.deepEqual(counts, { entries: 382, known: 298, calledExploited: 176, missed: 122, missedOfRansomware: 60 });
});

test('280 of them have an update in the catalogue, 166 called exploited; of the 114 others ransomware uses 57', async (context) => {
  const counts = countKev(ofMicrosoft, await wholeCatalog());
  context.diagnostic(`catalogue: ${JSON.stringify(counts)}`);
  assert.deepEqual(counts, { entries: 382, known: 280, calledExploited: 166, missed: 114, missedOfRansomware: 57 });
});

test('as of a day of the past the newest list has the entries that the list of that day had, but for a few that CISA took back', () => {
  const threats = createThreats({ kev: newest });
  const { list } = lists[0] as { list: KevList };
  const then = new Set(list.entries.map(({ cve }) => cve));
  const asOf = newest.entries.filter(({ cve }) => threats.kevOf(cve, '2024-10-22') !== undefined);
  assert.deepEqual(
    asOf.filter(({ cve }) => !then.has(cve)).map(({ cve }) => cve),
    [],
  );
  assert.ok(then.size - asOf.length <= 3, `${then.size} and ${asOf.length}`);
});

/** Every vulnerability that a document describes, with a KB or without. */
function vulnerabilitiesInText(): Catalog['vulnerabilities'] {
  const exploited = new Map<string, boolean>();
  const folder = sharedPath('msrc/cvrf');
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, file));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const block of text.split('</vuln:Vulnerability>')) {
      const [, id] = /<vuln:CVE>([^<]+)<\/vuln:CVE>/.exec(block) ?? [];
      if (id !== undefined) exploited.set(id, exploited.get(id) === true || /Exploited:\s*Yes/i.test(block));
    }
  }
  return [...exploited].map(([id, isExploited]) => ({
    id,
    published: '',
    updated: '',
    exploited: isExploited,
    publiclyDisclosed: false,
  }));
}

async function wholeCatalog(): Promise<Catalog> {
  const temporary = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    const catalogFile = join(temporary, 'catalog.bin');
    await syncFromFolder({ folder: sharedPath('msrc/cvrf'), catalogFile });
    return readCatalog(catalogFile);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
