import assert from 'node:assert/strict';
import { test } from 'node:test';
import { osLines } from './os-lines.ts';
import { lastDayOf, nextReleaseOf, type SupportEdition, supportPeriodsOf } from './support-periods.ts';

/** Released after the table's source. */
const withoutDays = ['Windows 11 26H2'];

test('every line of Windows that we know has its days of support', () => {
  const lacking = osLines.map(({ name }) => name).filter((name) => supportPeriodsOf(name).length === 0);
  assert.deepEqual(lacking, withoutDays);
});

test('a line has one period an edition, and no day before its release', () => {
  for (const { name } of osLines) {
    const periods = supportPeriodsOf(name);
    assert.equal(new Set(periods.map(({ edition }) => edition)).size, periods.length, name);
    for (const period of periods) assert.ok(period.from < period.until && period.until <= lastDayOf(period), name);
  }
});

const homePro = ['home-pro', 'all'] as const;
const ltsc = ['ltsc', 'all'] as const;
const server = ['all'] as const;
const sac = ['sac', 'all'] as const;
const upgrades: readonly (readonly [string, readonly SupportEdition[], string, string | undefined])[] = [
  ['Windows 10 1809', homePro, '2021-01-01', 'Windows 10 20H2'],
  ['Windows 10 21H2', homePro, '2023-07-01', 'Windows 10 22H2'],
  ['Windows 10 21H2', homePro, '2026-07-01', 'Windows 11 25H2'],
  ['Windows 11 22H2', homePro, '2026-07-01', 'Windows 11 25H2'],
  ['Windows 10', ltsc, '2026-01-01', 'Windows 10 21H2'],
  ['Windows 10 21H2', ltsc, '2027-02-01', 'Windows 11 24H2'],
  ['Windows 7', homePro, '2024-01-01', 'Windows 10 22H2'],
  ['Windows Server 1909', sac, '2021-06-01', 'Windows Server 20H2'],
  ['Windows Server 1909', sac, '2022-09-01', 'Windows Server 2022'],
  ['Windows Server 2012', server, '2026-11-01', 'Windows Server 2025'],
  ['Windows 11 25H2', homePro, '2030-01-01', undefined],
];
for (const [line, editions, day, release] of upgrades) {
  test(`from ${line} the way on ${day} is ${release ?? 'unknown'}`, () => {
    assert.equal(nextReleaseOf(line, editions, day)?.release.line, release);
  });
}

test('the last Windows 10 with Extended Security Updates is named beside the next family, and nowhere else', () => {
  const extended = (line: string, day: string) => nextReleaseOf(line, homePro, day)?.orExtended?.line;
  assert.equal(extended('Windows 10 21H2', '2026-07-01'), 'Windows 10 22H2');
  assert.equal(extended('Windows 10 21H2', '2023-07-01'), undefined);
  assert.equal(extended('Windows 10 21H2', '2028-11-01'), undefined);
});
