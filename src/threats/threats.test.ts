import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEpss } from './read-epss.ts';
import { readKev } from './read-kev.ts';
import { epssCsv, kevJson } from './testing/lists.ts';
import { createThreats, noThreats } from './threats.ts';

const cve = 'CVE-2020-0700';
const { list: kev } = readKev(kevJson([{ cveID: cve, dateAdded: '2026-03-11' }]), 'kev.json');
const { list: epss } = readEpss(epssCsv({ [cve]: ['0.9', '0.99'] }), 'epss.csv', () => true);

test('before the day on which it was added an entry of KEV does not exist', () => {
  const threats = createThreats({ kev, epss });
  assert.equal(threats.kevOf(cve, '2026-03-10'), undefined);
  assert.equal(threats.kevOf(cve, '2026-03-11')?.dueDate, '2026-04-01');
  assert.equal(threats.kevOf('CVE-2020-0701', '2026-03-11'), undefined);
});

test('each list has its day, and a score is the one of the list', () => {
  const threats = createThreats({ kev, epss });
  assert.deepEqual([threats.kevDay, threats.epssDay], ['2026-03-12', '2026-03-12']);
  assert.deepEqual(threats.epssOf(cve), { score: 0.9, percentile: 0.99 });
});

test('without lists nothing is said of any vulnerability, and of no day', () => {
  assert.equal(noThreats.kevOf(cve, '2026-03-11'), undefined);
  assert.equal(noThreats.epssOf(cve), undefined);
  assert.deepEqual([noThreats.kevDay, noThreats.epssDay], [undefined, undefined]);
});
