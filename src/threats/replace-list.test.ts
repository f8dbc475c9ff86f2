import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { decodeEpss, decodeKev } from './list-bytes.ts';
import { type ListPlace, listsInFolder } from './list-place.ts';
import { readEpss } from './read-epss.ts';
import { readKev } from './read-kev.ts';
import { readLists } from './read-lists.ts';
import { replaceEpss, replaceKev } from './replace-list.ts';
import { epssCsv, kevJson, kevOf } from './testing/lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-lists-'));
after(() => rmSync(folder, { recursive: true }));

let places = 0;
function emptyPlace(): ListPlace & { readonly folder: string } {
  places += 1;
  const own = join(folder, String(places));
  return { ...listsInFolder(own), folder: own };
}

const kev = (count: number, day = '2026-03-12') =>
  readKev(kevJson(kevOf(count), { dateReleased: `${day}T15:00:00Z` }), 'kev.json').list;
const epss = (count: number, day = '2026-03-12', of = 1000) => {
  const scores = Array.from({ length: of }, (_, at) => [`CVE-2026-${1000 + at}`, ['0.5', '0.25'] as const]);
  const isKnown = (cve: string) => cve < `CVE-2026-${1000 + count}`;
  return readEpss(epssCsv(Object.fromEntries(scores), day), 'epss.csv', isKnown).list;
};

test('a list comes back from its place as it went in, and nothing else lies beside it', async () => {
  const place = emptyPlace();
  assert.deepEqual(await replaceKev(place, kev(100), false), {});
  assert.deepEqual(await replaceEpss(place, epss(10), false), {});
  assert.deepEqual(decodeKev((await place.read('kev')) as Uint8Array, ''), kev(100));
  assert.deepEqual(decodeEpss((await place.read('epss')) as Uint8Array, ''), epss(10));
  assert.deepEqual(readdirSync(place.folder), ['epss.bin', 'kev.bin']);
});

test('a list that lacks more than a twentieth of the one in place, or is of an earlier day, is refused unless the loss is accepted', async () => {
  const place = emptyPlace();
  await replaceKev(place, kev(100), false);
  assert.deepEqual(await replaceKev(place, kev(96), false), {});
  const loss = 'it lacks 6 of the 96 entries in place, the first: CVE-2026-1091, CVE-2026-1092, CVE-2026-1093';
  const refused = {
    code: 'ListLoss',
    message: new RegExp(`kev\\.bin stays, .*: ${loss}\\. Expected .* --accept-loss`),
  };
  await assert.rejects(replaceKev(place, kev(90), false), refused);
  await assert.rejects(
    replaceKev(place, kev(96, '2026-03-11'), false),
    /it is of 2026-03-11, and the one in place of 2026-03-12/,
  );
  assert.deepEqual(decodeKev((await place.read('kev')) as Uint8Array, ''), kev(96));
  assert.deepEqual(await replaceKev(place, kev(90), true), { loss });
  assert.deepEqual(decodeKev((await place.read('kev')) as Uint8Array, ''), kev(90));
});

test('scores that are of an earlier day, were published with far fewer, or lack known vulnerabilities are refused', async () => {
  const place = emptyPlace();
  await replaceEpss(place, epss(100), false);
  await assert.rejects(
    replaceEpss(place, epss(100, '2026-03-11'), false),
    /its scores are of 2026-03-11, and those in place of 2026-03-12/,
  );
  await assert.rejects(
    replaceEpss(place, epss(100, '2026-03-13', 900), false),
    /it has 900 scores, and the one in place was published with 1000/,
  );
  await assert.rejects(replaceEpss(place, epss(90, '2026-03-13'), false), /it lacks 10 of the 100 scores in place/);
  assert.deepEqual(await replaceEpss(place, epss(98, '2026-03-13'), false), {});
});

test('a list in place that is damaged has nothing to lose, and takes the other one away from nobody', async () => {
  const place = emptyPlace();
  await replaceKev(place, kev(100), false);
  await replaceEpss(place, epss(10), false);
  const file = join(place.folder, 'kev.bin');
  const bytes = readFileSync(file);
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] as number) ^ 1;
  writeFileSync(file, bytes);
  const told: unknown[] = [];
  const lists = await readLists(place, {}, (error) => told.push(error));
  assert.match(String(told), /The list kev in .*kev\.bin is damaged\. Run `missingkbs sync --kev …`/);
  assert.equal(lists.kev, undefined);
  assert.equal(lists.epss?.day, '2026-03-12');
  assert.deepEqual((await readLists(place, { kev: kev(3) }, () => undefined)).kev, kev(3));
  const { notCompared } = await replaceKev(place, kev(1), false);
  assert.match(notCompared ?? '', /kev\.bin is damaged/);
  for (const cut of [0, 5, 18]) {
    writeFileSync(file, bytes.subarray(0, cut));
    assert.match((await replaceKev(place, kev(1), false)).notCompared ?? '', /damaged/, String(cut));
  }
});

test('of two that put a list there at once the second compares with the first, and puts its own there', async () => {
  const place = emptyPlace();
  let isFirst = true;
  const crowded: ListPlace = {
    ...place,
    async write(list, bytes, stamp) {
      if (!isFirst) return place.write(list, bytes, stamp);
      isFirst = false;
      await replaceKev(place, kev(100), false);
      return false;
    },
  };
  await assert.rejects(replaceKev(crowded, kev(50), false), { code: 'ListLoss' });
});
