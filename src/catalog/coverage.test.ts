import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { coverageOf, describeGap, staleDaysOn } from './coverage.ts';
import { patchTuesdayUpTo } from './patch-tuesday.ts';

const os = 'Windows 11 Version 24H2 for x64-based Systems';

function knowing(...released: readonly string[]) {
  const builder = catalog();
  for (const [index, day] of released.entries()) {
    builder
      .document('2026-Jul', { currentRelease: '2026-12-01T07:00:00Z' })
      .update(`900000${index}`, { released: day })
      .fixes('CVE-2026-0001')
      .in(os);
  }
  return coverageOf(builder.build());
}

const nextPatchTuesdays: readonly (readonly [newest: string, next: string])[] = [
  ['2026-06-09', '2026-07-14'],
  ['2026-07-02', '2026-07-14'],
  ['2026-07-13', '2026-07-14'],
  ['2026-07-14', '2026-08-11'],
  ['2026-07-31', '2026-08-11'],
  ['2026-12-08', '2027-01-12'],
  ['2026-12-31', '2027-01-12'],
  ['2027-09-01', '2027-09-14'],
];

for (const [newest, next] of nextPatchTuesdays) {
  test(`a catalogue whose newest update is of ${newest} knows nothing of the Patch Tuesday of ${next}`, () => {
    assert.deepEqual(knowing('2025-01-14', newest), { newestUpdate: newest, nextPatchTuesday: next });
  });
}

for (const [day, last] of [
  ['2026-11-26', '2026-11-10'],
  ['2026-11-10', '2026-11-10'],
  ['2026-11-09', '2026-10-13'],
  ['2027-01-02', '2026-12-08'],
] as const) {
  test(`the last Patch Tuesday up to ${day} is ${last}`, () => assert.equal(patchTuesdayUpTo(day), last));
}

test('answers are stale from the fourth day after a Patch Tuesday that the catalogue does not know', () => {
  const coverage = knowing('2026-06-09');
  const days = ['2020-01-01', '2026-07-13', '2026-07-14', '2026-07-17', '2026-07-18', '2026-07-19', '2026-11-25'];
  assert.deepEqual(
    days.map((day) => staleDaysOn(coverage, day)),
    [0, 0, 0, 0, 1, 2, 131],
  );
});

test('the date of a document says nothing: only updates show what is known', () => {
  assert.equal(staleDaysOn(knowing('2026-06-09'), '2026-11-25') > 0, true);
});

test('a catalogue without updates is stale on every day', () => {
  const coverage = coverageOf(catalog().document('2026-Jul').build());
  assert.equal(staleDaysOn(coverage, '2020-01-01') > 0, true);
  assert.match(describeGap(coverage), /knows no update:/);
});
