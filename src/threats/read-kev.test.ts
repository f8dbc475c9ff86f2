import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readKev } from './read-kev.ts';
import { kevJson, kevOf } from './testing/lists.ts';

const entry = {
  cve: 'CVE-2026-1001',
  dateAdded: '2026-03-11',
  dueDate: '2026-04-01',
  ransomware: true,
  vendor: 'Microsoft',
  product: 'Windows',
  name: 'Microsoft Windows CVE-2026-1001',
};

test('the JSON gives each entry with its days and whether ransomware uses it, by CVE, and the moment of its release', () => {
  const [first, second] = kevOf(2);
  assert.ok(first && second);
  const { list, dropped } = readKev(kevJson([second, { ...first, knownRansomwareCampaignUse: 'Known' }]), 'kev.json');
  assert.equal(list.released, '2026-03-12T15:00:00.012Z');
  assert.deepEqual(list.entries[0], entry);
  assert.deepEqual(
    list.entries.map(({ cve, ransomware }) => [cve, ransomware]),
    [
      ['CVE-2026-1001', true],
      ['CVE-2026-1002', false],
    ],
  );
  assert.deepEqual(dropped, []);
});

test('the CSV gives the same entries, whose texts may hold commas, quotes and ends of line, and no moment', () => {
  const csv = [
    '\uFEFFcveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes',
    'CVE-2026-1001,Microsoft,Windows,Microsoft Windows CVE-2026-1001,2026-03-11,"A ""quoted"", long',
    'text",Update,2026-04-01,Known,,"CWE-1, CWE-2"',
    '',
  ].join('\r\n');
  assert.deepEqual(readKev(Buffer.from(csv), 'kev.csv'), { list: { entries: [entry] }, dropped: [] });
});

test('a packed list is read as the plain one', () => {
  const plain = kevJson(kevOf(3));
  assert.deepEqual(readKev(gzipSync(plain), 'kev.json.gz'), readKev(plain, 'kev.json'));
});

test('an entry without an id or a day, or that comes again, is left out and told', () => {
  const records = [...kevOf(60), { cveID: 'CVE-26-1' }, { cveID: 'CVE-2026-2000', dateAdded: '2026-02-30' }];
  const { list, dropped } = readKev(kevJson([...records, ...kevOf(1)]), 'kev.json');
  assert.equal(list.entries.length, 60);
  assert.deepEqual(dropped, [
    'record 61 ("CVE-26-1") lacks an id or a day',
    'record 62 ("CVE-2026-2000") lacks an id or a day',
    'record 63 names CVE-2026-1001 again',
  ]);
});

const whole = kevJson(kevOf(40));
const damaged: readonly (readonly [what: string, bytes: Buffer, message: RegExp])[] = [
  [
    'that is cut off',
    whole.subarray(0, 3_000),
    /^kev\.json: it is no JSON .*; expected a whole file\. The list in place stays\.$/,
  ],
  ['whose gzip is cut off', gzipSync(whole).subarray(0, 300), /the gzip cannot be unpacked/],
  [
    'with fewer entries than it says',
    kevJson(kevOf(40), { count: 41 }),
    /it has 40 entries; expected as many as its "count" says, 41/,
  ],
  ['without entries', kevJson([]), /it has no entry/],
  ['without its day', kevJson(kevOf(3), { dateReleased: 'today' }), /it has no "dateReleased"/],
  ['that is another JSON', Buffer.from('{"value": []}'), /it begins with "\{"value": \[\]\}"; expected CISA's/],
  ['that is a page', Buffer.from('<!DOCTYPE html>\n<title>Not found</title>'), /it begins with "<!DOCTYPE html>/],
  ['that is empty', Buffer.alloc(0), /it begins with ""/],
  [
    'with more records that cannot be used than one in twenty',
    kevJson([...kevOf(30), { cveID: '?' }, { cveID: '?' }]),
    /2 of 32 records cannot be used, the first: record 31 \("\?"\) lacks an id or a day; expected at most one in twenty/,
  ],
];
for (const [what, bytes, message] of damaged) {
  test(`a list ${what} is refused with what was found and expected`, () => {
    assert.throws(() => readKev(bytes, 'kev.json'), { code: 'MalformedDocument', message });
  });
}
