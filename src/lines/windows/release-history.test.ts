import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKbNumber } from '../../brand.ts';
import { linesWithHistory, type Release, releaseHistoryOf } from './release-history.ts';

const lines = linesWithHistory();

function releasesOf(line: string, revision: number): Release[] {
  return releaseHistoryOf(line).filter((release) => release.revision === revision);
}

test('every Windows 10, 11 and Server line since 2015 has a history', () => {
  const clients =
    '10240 10586 14393 15063 16299 17134 17763 18362 18363 19041 19042 19043 19044 19045 22000 22621 22631';
  const others = '20348 25398 26100 26200 28000 26100-server';
  assert.deepEqual([...lines].sort(), `${clients} ${others}`.split(' ').sort());
  for (const line of lines) assert.ok(releaseHistoryOf(line).length > 15, line);
});

test('a line that nobody knows has no history', () => {
  assert.deepEqual(releaseHistoryOf('99999'), []);
});

test('releases of a line ascend by revision, and their days never fall', () => {
  for (const line of lines) {
    let revision = 0;
    let day = '';
    for (const release of releaseHistoryOf(line)) {
      const place = `${line}.${release.revision} KB${release.kb}`;
      assert.ok(Number.isInteger(release.revision) && release.revision >= revision, place);
      assert.ok((release.released ?? day) >= day, `${place} came before ${day}`);
      revision = release.revision;
      day = release.released ?? day;
    }
  }
});

test('no line names the same KB twice for the same revision', () => {
  for (const line of lines) {
    const keys = releaseHistoryOf(line).map(({ revision, kb }) => `${revision} KB${kb}`);
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
      line,
    );
  }
});

test('every KB has seven digits and every day is one of the calendar', () => {
  for (const line of lines) {
    for (const { kb, released } of releaseHistoryOf(line)) {
      assert.equal(parseKbNumber(kb), kb);
      assert.match(kb, /^[345]\d{6}$/);
      if (released === undefined) continue;
      assert.equal(new Date(released).toISOString().slice(0, 10), released);
      assert.ok(released >= '2015-07-29' && released <= '2026-11-23', `${line} KB${kb} ${released}`);
    }
  }
});

test('a Patch Tuesday update is dated to the second Tuesday of its month, but for those known to have come on another day', () => {
  const others = new Set<string>();
  for (const line of lines) {
    for (const { kb, released, preview, outOfBand } of releaseHistoryOf(line)) {
      if (released === undefined || preview || outOfBand) continue;
      const date = new Date(released);
      if (date.getUTCDay() === 2 && date.getUTCDate() >= 8 && date.getUTCDate() <= 14) continue;
      others.add(`${released} KB${kb}`);
    }
  }
  assert.deepEqual([...others].sort(), [
    '2016-03-01 KB3140743',
    '2016-08-02 KB3176929',
    '2016-08-31 KB3176938',
    '2016-09-20 KB3193494',
    '2016-09-20 KB3193821',
    '2016-11-09 KB3200970',
    '2016-11-14 KB3198586',
    '2017-01-30 KB4010672',
    '2017-03-22 KB4016635',
    '2017-03-22 KB4016636',
    '2017-03-22 KB4016637',
    '2017-04-05 KB4016251',
    '2017-05-26 KB4023680',
    '2017-10-17 KB4043961',
    '2018-01-03 KB4056888',
    '2018-01-03 KB4056890',
    '2018-01-03 KB4056891',
    '2018-01-03 KB4056892',
    '2018-01-03 KB4056893',
    '2018-01-18 KB4075199',
    '2018-03-08 KB4092077',
    '2024-06-15 KB5039239',
    '2025-04-09 KB5055547',
  ]);
});

test('lines of the same code give an update the same revision', () => {
  const families = [
    ['18362', '18363'],
    ['19041', '19042', '19043', '19044', '19045'],
    ['22621', '22631'],
    ['26100', '26200'],
  ];
  for (const family of families) {
    const seen = new Map<string, string>();
    for (const line of family) {
      for (const { revision, kb, released, preview, outOfBand } of releaseHistoryOf(line)) {
        const facts = JSON.stringify({ released, preview, outOfBand });
        assert.equal(seen.get(`${revision} KB${kb}`) ?? facts, facts, `${line}.${revision} KB${kb}`);
        seen.set(`${revision} KB${kb}`, facts);
      }
    }
  }
});

test('known revisions belong to the updates that Microsoft published for them', () => {
  const facts: readonly [line: string, revision: number, kb: string, released: string][] = [
    ['10240', 18519, '4540693', '2020-03-10'],
    ['15063', 13, '4016251', '2017-04-05'],
    ['18363', 657, '4532693', '2020-02-11'],
    ['18363', 719, '4540673', '2020-03-10'],
    ['18362', 719, '4540673', '2020-03-10'],
    ['20348', 405, '5008223', '2021-12-14'],
    ['22631', 3447, '5036893', '2024-04-09'],
    ['22631', 6783, '5078883', '2026-03-10'],
    ['17763', 8511, '5078752', '2026-03-10'],
    ['26100', 8655, '5094126', '2026-06-09'],
    ['26100-server', 32995, '5094125', '2026-06-09'],
  ];
  for (const [line, revision, kb, released] of facts) {
    assert.deepEqual(releasesOf(line, revision), [{ revision, kb, released }]);
  }
});

test('previews and updates out of band are marked', () => {
  const preview = { revision: 693, kb: '4535996', released: '2020-02-27', preview: true };
  assert.deepEqual(releasesOf('18363', 693), [preview]);
  const outOfBand = { revision: 720, kb: '4551762', released: '2020-03-12', outOfBand: true };
  assert.deepEqual(releasesOf('18363', 720), [outOfBand]);
});

test('since January 2026 client and server of build 26100 share no update', () => {
  const since = (line: string) => releaseHistoryOf(line).filter(({ released }) => (released ?? '') >= '2026-01-01');
  const server = new Set(since('26100-server').map(({ kb }) => kb));
  assert.ok(server.size > 10 && since('26100').length > 10);
  assert.deepEqual(
    since('26100').filter(({ kb }) => server.has(kb)),
    [],
  );
  assert.ok(since('26100').every(({ revision }) => revision < 32000));
  assert.ok(since('26100-server').every(({ revision }) => revision >= 32000));
});
