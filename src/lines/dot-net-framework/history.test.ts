import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKbNumber } from '../../brand.ts';
import { buildsWithDotNetHistory, type DotNetRelease, dotNetHistoryOf } from './history.ts';

const builds = buildsWithDotNetHistory();

function releaseOf(build: number, released: string): DotNetRelease | undefined {
  return dotNetHistoryOf(build).find((release) => release.released === released);
}

function kbsOf({ parent, children }: DotNetRelease): string[] {
  return [...(parent ? [parent] : []), ...children.map(({ kb }) => kb)];
}

test('every line of Windows with .NET updates of its own has a history', () => {
  const before2018 = [7601, 9200, 9600];
  const windows10 = [14393, 17763, 18362, 18363, 19041, 19042, 19043, 19044, 19045];
  const later = [20348, 22000, 22621, 22631, 25398, 26100, 26200, 28000];
  assert.deepEqual(builds, [...before2018, ...windows10, ...later]);
  for (const build of builds) assert.ok(dotNetHistoryOf(build).length >= 8, String(build));
});

test('a build that nobody knows has no history', () => {
  assert.deepEqual(dotNetHistoryOf(99999), []);
});

test('the releases of a build are sorted, and no two came on the same day', () => {
  for (const build of builds) {
    const days = dotNetHistoryOf(build).map(({ released }) => released);
    assert.deepEqual(days, [...new Set(days)].sort(), String(build));
  }
});

test('every release has a day of the calendar and at least one KB of seven digits', () => {
  for (const build of builds) {
    for (const release of dotNetHistoryOf(build)) {
      const place = `${build} ${release.released}`;
      assert.equal(new Date(release.released).toISOString().slice(0, 10), release.released);
      assert.ok(release.released >= '2017-09-12' && release.released <= '2026-11-23', place);
      assert.ok(kbsOf(release).length > 0, place);
      assert.equal(new Set(kbsOf(release)).size, kbsOf(release).length, place);
      for (const kb of kbsOf(release)) {
        assert.equal(parseKbNumber(kb), kb);
        assert.match(kb, /^[45]\d{6}$/);
      }
    }
  }
});

test('a release that is no preview came on a second Tuesday', () => {
  for (const build of builds) {
    for (const { released, preview } of dotNetHistoryOf(build)) {
      const date = new Date(released);
      const secondTuesday = date.getUTCDay() === 2 && date.getUTCDate() >= 8 && date.getUTCDate() <= 14;
      assert.equal(secondTuesday, preview === undefined, `${build} ${released}`);
    }
  }
});

test('a KB number is a parent or a child, never both', () => {
  const releases = builds.flatMap((build) => dotNetHistoryOf(build));
  const parents = new Set(releases.flatMap(({ parent }) => (parent ? [parent] : [])));
  const children = releases.flatMap((release) => release.children.map(({ kb }) => kb));
  assert.deepEqual(
    children.filter((kb) => parents.has(kb)),
    [],
  );
});

test('a child is for the same versions wherever it stands', () => {
  const seen = new Map<string, string>();
  for (const build of builds) {
    for (const { released, children } of dotNetHistoryOf(build)) {
      for (const { kb, versions } of children) {
        assert.equal(versions.join(), seen.get(kb) ?? versions.join(), `${build} ${released} KB${kb}`);
        seen.set(kb, versions.join());
      }
    }
  }
});

test('a child never comes back after another took its place for its versions', () => {
  for (const build of builds) {
    const takers = new Map<string, string[]>();
    for (const { children } of dotNetHistoryOf(build)) {
      for (const versions of new Set(children.map((child) => child.versions))) {
        const kbs = children.filter((child) => child.versions === versions).map(({ kb }) => kb);
        const turns = takers.get(versions.join()) ?? [];
        if (turns.at(-1) !== kbs.join()) turns.push(kbs.join());
        takers.set(versions.join(), turns);
      }
    }
    for (const turns of takers.values()) assert.deepEqual(turns, [...new Set(turns)], String(build));
  }
});

test('a release has a parent and a child for each version', () => {
  assert.deepEqual(releaseOf(17763, '2025-10-14'), {
    released: '2025-10-14',
    parent: '5066738',
    children: [
      { kb: '5066143', versions: ['3.5', '4.7.2'] },
      { kb: '5066137', versions: ['3.5', '4.8'] },
    ],
  });
});

test('a preview is marked, and comes again as the next release', () => {
  const preview = releaseOf(22631, '2024-10-22');
  assert.deepEqual(preview, {
    released: '2024-10-22',
    preview: true,
    children: [{ kb: '5045935', versions: ['3.5', '4.8.1'] }],
  });
  assert.deepEqual(releaseOf(22631, '2024-11-12')?.children, preview?.children);
});

test('known KBs belong to the releases that Microsoft published them for', () => {
  const facts: readonly [build: number, released: string, kb: string][] = [
    [7601, '2019-02-12', '4487078'],
    [7601, '2018-05-08', '4095874'],
    [9200, '2025-01-14', '5050184'],
    [9600, '2026-07-14', '5102205'],
    [14393, '2025-10-14', '5066136'],
    [17763, '2024-07-09', '5039886'],
    [17763, '2024-07-09', '5041017'],
    [17763, '2026-08-11', '5121645'],
    [18363, '2020-05-12', '4552931'],
    [19044, '2022-12-13', '5021088'],
    [19044, '2025-10-14', '5066746'],
    [19045, '2022-12-13', '5020872'],
    [19045, '2025-10-14', '5066747'],
    [19045, '2025-10-14', '5066135'],
    [20348, '2024-08-13', '5041948'],
    [20348, '2026-09-08', '5126149'],
    [22000, '2022-10-11', '5017264'],
    [22631, '2025-10-14', '5066133'],
    [22621, '2023-09-12', '5029921'],
    [25398, '2023-11-14', '5032004'],
    [26100, '2025-01-14', '5049622'],
    [26200, '2025-10-28', '5067931'],
    [28000, '2026-04-14', '5082421'],
  ];
  for (const [build, released, kb] of facts) {
    const release = releaseOf(build, released);
    assert.ok(release && kbsOf(release).includes(kb), `${build} ${released} KB${kb}`);
  }
});

test('lines of the same code share their children, where both were supported', () => {
  for (const [one, other] of [
    [18362, 18363],
    [19044, 19045],
    [22621, 22631],
    [26100, 26200],
  ] as const) {
    for (const { released, children } of dotNetHistoryOf(one)) {
      assert.deepEqual(releaseOf(other, released)?.children, children, `${other} ${released}`);
    }
  }
});
