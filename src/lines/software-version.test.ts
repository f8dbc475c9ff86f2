import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseVersion, rankVersion, versionOfRank } from './software-version.ts';

describe('a version of software', () => {
  const cases: readonly (readonly [string, readonly number[] | undefined])[] = [
    ['15.0.4360.2', [15, 0, 4360, 2]],
    ['15.02.1118.026', [15, 2, 1118, 26]],
    ['\t\n16.0.4200.1', [16, 0, 4200, 1]],
    ['17.3', [17, 3, 0, 0]],
    ['8.0.11', [8, 0, 11, 0]],
    ['16.0.5161.1000\u200b', [16, 0, 5161, 1000]],
    ['KB5032921', undefined],
    ['27550', undefined],
    ['0.0.0.0.1', undefined],
    ['Application Build 21.16.63199, Platform Build 21.0', undefined],
    ['', undefined],
  ];
  for (const [text, parts] of cases) {
    it(`"${text.trim()}" is ${parts?.join(', ') ?? 'none'}`, () => assert.deepEqual(parseVersion(text), parts));
  }

  it('compares part by part', () => {
    const ascending = ['8.0.9', '8.0.11', '9.0.1', '15.0.4360.2', '15.0.4360.11', '15.0.4361.1', '15.1.1.1'];
    const ranks = ascending.map((text) => rankVersion(parseVersion(text) ?? assert.fail(text)));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
  });

  it('comes back from its rank', () => {
    for (const version of [
      [15, 2, 1544, 41],
      [8, 0, 27, 0],
      [0, 0, 2165, 0],
      [89, 9999, 99_999, 99_999],
    ] as const) {
      assert.deepEqual(versionOfRank(rankVersion(version)), version);
    }
  });
});
