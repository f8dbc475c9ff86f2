import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readEpss } from './read-epss.ts';
import { epssCsv } from './testing/lists.ts';

const scores = {
  'CVE-2020-0700': ['0.94321', '0.99912'],
  'CVE-2020-0701': ['5e-05', '0.0'],
  'CVE-1999-0001': ['1', '1'],
} as const;
const isKnown = (cve: string) => cve.startsWith('CVE-2020-');

test('scores of vulnerabilities that are known are kept with model and day, the others counted', () => {
  const { list, dropped } = readEpss(epssCsv(scores), 'epss.csv', isKnown);
  const { model, day, published } = list;
  assert.deepEqual({ model, day, published }, { model: 'v2025.03.14', day: '2026-03-12', published: 3 });
  assert.deepEqual(Object.fromEntries(list.scores), {
    'CVE-2020-0700': { score: 0.94321, percentile: 0.99912 },
    'CVE-2020-0701': { score: 0.00005, percentile: 0 },
  });
  assert.deepEqual(dropped, []);
});

test('a packed list is read as the plain one', () => {
  const plain = epssCsv(scores);
  assert.deepEqual(readEpss(gzipSync(plain), 'epss.csv.gz', isKnown), readEpss(plain, 'epss.csv', isKnown));
});

test('a row that is no score is left out and told', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`CVE-2020-${1000 + at}`, ['0.1', '0.2'] as const]),
  );
  const list = epssCsv({ ...many, 'CVE-2020-0700': ['1.5', '0.5'], 'CVE-2020-0701': ['NaN', '0.5'] });
  assert.deepEqual(readEpss(list, 'epss.csv', isKnown).dropped, [
    'line 63: "CVE-2020-0700,1.5,0.5"',
    'line 64: "CVE-2020-0701,NaN,0.5"',
  ]);
});

const text = epssCsv(scores).toString();
const damaged: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  ['without its first line', text.slice(text.indexOf('\n') + 1), /it begins with "cve,epss,percentile\nCVE-2020-0700/],
  ['without the day of its scores', text.replace(/,score_date:.*/, ''), /expected the CSV of FIRST/],
  ['with other columns', text.replace('cve,epss,percentile', 'cve,epss'), /expected the CSV of FIRST/],
  ['that is cut off', text.slice(0, -3), /it ends in the middle of a line; expected a whole file/],
  ['without a score', text.slice(0, text.indexOf('CVE-')), /it has no score/],
  ['whose rows are none', text.replaceAll('CVE-', 'GHSA-'), /3 of 3 records cannot be used/],
];
for (const [what, list, message] of damaged) {
  test(`a list ${what} is refused with what was found and expected`, () => {
    assert.throws(() => readEpss(Buffer.from(list), 'epss.csv', isKnown), { code: 'MalformedDocument', message });
  });
}
