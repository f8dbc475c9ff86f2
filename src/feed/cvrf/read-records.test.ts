/** What the records of a document say: fixes, replaced updates, severities and days, and what is left out and counted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CvrfSpec } from '../../../test/builders/cvrf.ts';
import { readSpec } from './testing/read-spec.ts';

/** The document with one vulnerability and one fix, as `change` has them. */
function withFix(
  change: Partial<NonNullable<NonNullable<CvrfSpec['vulnerabilities']>[number]['fixes']>[number]>,
): CvrfSpec {
  const fix = { kb: '4551762', products: ['11800'], ...change };
  return { products: { '11800': 'Windows' }, vulnerabilities: [{ id: 'CVE-2020-0796', fixes: [fix] }] };
}

test('a fix that names no KB gives no row and is counted by reason', async (context) => {
  const cases: readonly (readonly [kb: string, reason: string, product?: string])[] = [
    ['Click to Run', 'Click to Run'],
    ['Release Notes', 'Release Notes'],
    ['CBL-Mariner Releases', 'Linux package'],
    ['openssl', 'Linux package', 'cbl2 openssl 1.1.1k-21 on CBL Mariner 2.0'],
    ['openssl', 'Linux package', 'azl3 openssl 3.3.5-1 on Azure Linux 3.0'],
    ['Commit', 'source code commit'],
    ['Information', 'pointer to more information'],
    ['', 'fix without a description'],
    ['12345', 'fix that names no KB'],
    ['123456789', 'fix that names no KB'],
  ];
  for (const [kb, reason, name = 'Windows'] of cases) {
    const document = await readSpec(context, { ...withFix({ kb }), products: { '11800': name } });
    assert.equal(document.fixes.length, 0, kb);
    assert.deepEqual(
      document.dropped.map((tally) => [tally.reason, tally.count, tally.example]),
      [[reason, 1, `"${kb}" for CVE-2020-0796 in 2020-Mar`]],
    );
  }
});

test('a KB number may stand with "KB" and blanks around it', async (context) => {
  for (const kb of ['4551762', ' 4551762 ', 'KB4551762', 'KB29166583', '891716']) {
    const document = await readSpec(context, withFix({ kb }));
    assert.equal(document.remedies[0]?.kb, kb.replace(/\D/g, ''));
  }
});

test('only vendor fixes are fixes', async (context) => {
  assert.equal((await readSpec(context, withFix({ type: 'Known Issue' }))).remedies.length, 0);
});

test('superseded KBs are every number of six to eight digits, never the KB itself', async (context) => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['4532693', ['4532693']],
    ['MS16-016, 3124280; MS16-097, 3178034', ['3124280', '3178034']],
    ['4489488; 4495165', ['4489488', '4495165']],
    ['4011586<br><br>4011585', ['4011585', '4011586']],
    ['5013868, 50185', ['5013868']],
    ['982666', ['982666']],
    ['4551762, 4540673', ['4540673']],
    ['None', []],
    ['', []],
  ];
  for (const [supercedence, expected] of cases) {
    assert.deepEqual(
      (await readSpec(context, withFix({ supercedence }))).remedies[0]?.supersedes,
      expected,
      supercedence,
    );
  }
});

test('a replaced update whose number is cut off is left out, and counted', async (context) => {
  const cut = await readSpec(context, withFix({ supercedence: '5013868, 50185' }));
  assert.deepEqual(cut.assumed, [
    {
      reason: 'replaced update whose number is cut off, left out',
      count: 1,
      example: '"5013868, 50185" of KB4551762',
    },
  ]);
  for (const supercedence of ['MS16-016, 3124280; MS09-1000', '982666', 'None', '']) {
    assert.deepEqual((await readSpec(context, withFix({ supercedence }))).assumed, [], supercedence);
  }
});

test('a severity that nobody knows is none, and counted', async (context) => {
  const threats = [
    { type: 'Severity', text: 'Dreadful', products: ['11800'] },
    { type: 'Severity', text: '', products: ['11800'] },
  ];
  const spec = withFix({});
  const vulnerabilities = spec.vulnerabilities?.map((each) => ({ ...each, threats })) ?? [];
  const document = await readSpec(context, { ...spec, vulnerabilities });
  assert.equal(document.fixes[3], 4);
  assert.deepEqual(document.assumed, [
    { reason: 'severity not known, taken as none', count: 1, example: '"Dreadful" of CVE-2020-0796' },
  ]);
});

test('an address that is none is no address, and a build loses what cannot be seen', async (context) => {
  const document = await readSpec(
    context,
    withFix({ url: 'https:///', build: '\t10.0.19041.5000\u200b\u200b', restart: 'Never' }),
  );
  assert.equal(document.remedies[0]?.url, '');
  assert.equal(document.remedies[0]?.build, '10.0.19041.5000');
  assert.equal(document.remedies[0]?.restart, '');
});

test('a vulnerability without a revision is published with its document, and counted', async (context) => {
  const spec = withFix({});
  const vulnerabilities = spec.vulnerabilities?.map((each) => ({ ...each, revisions: [] })) ?? [];
  const document = await readSpec(context, { ...spec, vulnerabilities });
  assert.equal(document.vulnerabilities[0]?.published, '2020-03-10');
  assert.deepEqual(
    document.assumed.map(({ reason, count }) => [reason, count]),
    [['no day of publication, taken from its document', 1]],
  );
});

test('a severity counts for its product, and the worst of several', async (context) => {
  const threats = [
    { type: 'Severity', text: 'Moderate', products: ['1'] },
    { type: 'Severity', text: 'important', products: ['1', '2'] },
    { type: 'Severity', text: 'None', products: ['3'] },
    { type: 'Impact', text: 'Critical', products: ['3'] },
  ];
  const document = await readSpec(context, {
    products: { '1': 'one', '2': 'two', '3': 'three' },
    vulnerabilities: [{ id: 'CVE-2020-0796', threats, fixes: [{ kb: '4551762', products: ['1', '2', '3'] }] }],
  });
  assert.deepEqual(
    [0, 1, 2].map((row) => document.fixes[row * 4 + 3]),
    [1, 1, 4],
  );
});

test('Linux packages are not among the affected products', async (context) => {
  const document = await readSpec(context, {
    products: { '1': 'Microsoft Edge (Chromium-based)', '2': 'azl3 vim 9.1-1 on Azure Linux 3.0' },
    vulnerabilities: [{ id: 'CVE-2020-0796', affected: ['1', '2'] }],
  });
  assert.deepEqual(
    document.products.map(({ id, affected }) => [id, affected]),
    [
      ['1', true],
      ['2', false],
    ],
  );
});

test('a product that only a fix refers to is kept without a name', async (context) => {
  const document = await readSpec(context, { ...withFix({}), products: {} });
  assert.deepEqual(document.products, [{ id: '11800', name: '', affected: false }]);
});

test('of several scores the highest is told, by its base metrics; what is none of CVSS 3 is left out and counted', async (context) => {
  const base = 'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H';
  const scores = [
    '5.5 CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
    `7.8 ${base}/E:P/RL:O/RC:C`,
    `11.0 ${base}`,
    '9.8 AV:N/AC:L/Au:N/C:C/I:C/A:C',
    '9.9 CVSS:3.1/AV:N',
    ' CVSS:3.1',
  ];
  const spec = withFix({});
  const vulnerabilities = spec.vulnerabilities?.map((each) => ({ ...each, scores })) ?? [];
  const document = await readSpec(context, { ...spec, vulnerabilities });
  assert.deepEqual(document.vulnerabilities[0]?.cvss, { score: 7.8, vector: base });
  assert.deepEqual(
    document.assumed.map(({ reason, count }) => [reason, count]),
    [['score of CVSS not known, taken as none', 4]],
  );
  assert.equal('cvss' in ((await readSpec(context, spec)).vulnerabilities[0] ?? {}), false);
});
