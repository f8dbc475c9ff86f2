/** The day on which an update came: the feed has the days of its vulnerabilities alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled, february, fixes, march, updateIn } from '../../../test/builders/compiled-catalog.ts';
import type { DocumentSpec, FixSpec } from '../../../test/builders/feed-document.ts';

test('an update is released on the day on which most of its vulnerabilities were published', () => {
  const early = fixes('5012599', 1, { cve: 'CVE-2022-0001', published: '2020-03-03' });
  const inTime = ['CVE-2022-0002', 'CVE-2022-0003'].flatMap((cve) =>
    fixes('5012599', 1, { cve, published: '2020-03-10' }),
  );
  const late = ['CVE-2022-0004', 'CVE-2022-0005', 'CVE-2022-0006'].flatMap((cve) =>
    fixes('5012599', 1, { cve, published: '2020-03-20' }),
  );
  assert.equal(
    updateIn(compiled({ ...march, fixes: [...early, ...inTime, ...late] }), '5012599').released,
    '2020-03-10',
  );
});

test('an update out of the usual day is released with its own vulnerabilities', () => {
  const catalog = compiled({
    ...march,
    fixes: [
      ...fixes('4551762', 2, { cve: 'CVE-2020-0796', published: '2020-03-12' }),
      ...fixes('4056892', 2, { cve: 'CVE-2020-0002', published: '2020-03-03' }),
    ],
  });
  assert.equal(updateIn(catalog, '4551762').released, '2020-03-12');
  assert.equal(updateIn(catalog, '4056892').released, '2020-03-03');
});

test('where the feed names an update only in a month that is not its own, the day of release comes from the table', () => {
  const catalog = compiled({ ...february, fixes: [...fixes('4535680', 1), ...fixes('5012170', 1)] });
  assert.equal(updateIn(catalog, '4535680').released, '2021-01-12');
  assert.equal(updateIn(catalog, '5012170').released, '2022-08-09');
});

/** The update of February, and one that replaces it and fixes the same; `reissued` are the days on which that was announced. */
function fixedAgain(reissued: readonly string[], rest: Partial<FixSpec> = {}): DocumentSpec {
  const published = '2020-02-11';
  return {
    ...february,
    fixes: [
      ...fixes('4532693', 2, { published, reissued, ...rest }),
      ...fixes('4532800', 2, { published, reissued, supersedes: '4532693' }),
    ],
  };
}

const announcements: readonly (readonly [days: readonly string[], released: string])[] = [
  [['2020-03-10'], '2020-03-10'],
  [['2020-03-10', '2020-04-14'], '2020-03-10'],
  [['2020-03-05'], '2020-03-10'],
  [['2020-02-20'], '2020-02-20'],
  [[], '2020-02-11'],
];

for (const [days, released] of announcements) {
  test(`an update named only in the month of what it replaces, announced on ${days.join(' and ') || 'no day'}, came on ${released}`, () => {
    const catalog = compiled(fixedAgain(days));
    assert.equal(updateIn(catalog, '4532800').released, released);
    assert.equal(updateIn(catalog, '4532693').released, '2020-02-11', 'what it replaces came when it came');
  });
}

test('an update that replaces a later one came when its vulnerabilities were announced after that', () => {
  const catalog = compiled(
    { ...february, fixes: fixes('4532800', 1, { reissued: ['2020-03-10', '2020-04-14'], supersedes: '4540673' }) },
    { ...march, fixes: fixes('4540673', 1, { cve: 'CVE-2020-0002' }) },
  );
  assert.equal(updateIn(catalog, '4532800').released, '2020-04-14');
});

test('a Monthly Rollup came on the day of the Security Only that it contains, whatever was announced later', () => {
  const catalog = compiled(fixedAgain(['2020-03-10'], { subType: 'Security Only' }));
  assert.equal(updateIn(catalog, '4532800').released, '2020-02-11');
});

test('one vulnerability that was not announced anew keeps the update on its day', () => {
  const { fixes: again = [], ...document } = fixedAgain(['2020-03-10']);
  const other = fixes('4532800', 1, { cve: 'CVE-2020-0002', published: '2020-02-11' });
  assert.equal(updateIn(compiled({ ...document, fixes: [...again, ...other] }), '4532800').released, '2020-02-11');
});

test('updates that replace each other are dated all the same', () => {
  const reissued = ['2020-03-10', '2020-04-14'];
  const circle = [
    ...fixes('4532693', 1, { supersedes: '4532800', reissued }),
    ...fixes('4532800', 1, { supersedes: '4532693', reissued }),
  ];
  const catalog = compiled({ ...february, fixes: circle });
  assert.equal(updateIn(catalog, '4532693').released, '2020-03-10');
  assert.equal(updateIn(catalog, '4532800').released, '2020-04-14');
});
