/** Holds the history of .NET Framework updates against those that the recorded feed names since 2019. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { KbNumber } from '../../src/brand.ts';
import type { FeedDocument } from '../../src/catalog/compile/feed-document.ts';
import { fixesOf, productOf, remedyOf } from '../../src/catalog/compile/feed-fixes.ts';
import {
  buildsWithDotNetHistory,
  type DotNetRelease,
  dotNetHistoryOf,
} from '../../src/lines/dot-net-framework/history.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { recordedDocuments } from './recorded-documents.ts';

/** By the end of a product's name, "… on Windows 10 Version 1809 for x64-based Systems". */
const lines: readonly (readonly [RegExp, number])[] = [
  [/Windows 7|Windows Server 2008 R2/, 7601],
  [/Windows 8\.1|Windows RT 8\.1|Windows Server 2012 R2/, 9600],
  [/Windows Server 2012/, 9200],
  [/Windows 10 Version 1607|Windows Server 2016/, 14393],
  [/Windows 10 Version 1809|Windows Server 2019/, 17763],
  [/Windows 10 Version 1903|Windows Server, version 1903/, 18362],
  [/Windows 10 Version 1909|Windows Server, version 1909/, 18363],
  [/Windows 10 Version 2004|Windows Server, version 2004/, 19041],
  [/Windows 10 Version 20H2|Windows Server, version 20H2/, 19042],
  [/Windows 10 Version 21H1/, 19043],
  [/Windows 10 Version 21H2/, 19044],
  [/Windows 10 Version 22H2/, 19045],
  [/Windows Server 2022, 23H2/, 25398],
  [/Windows Server 2022/, 20348],
  [/Windows 11 Version 21H2/i, 22000],
  [/Windows 11 Version 22H2/i, 22621],
  [/Windows 11 Version 23H2/i, 22631],
  [/Windows 11 Version 24H2|Windows Server 2025/i, 26100],
  [/Windows 11 Version 25H2/i, 26200],
  [/Windows 11 Version 26H1/i, 28000],
];

/** What the feed names and the history does not hold, by why. */
const disagreements: Readonly<Record<string, readonly string[]>> = {
  'the cumulative update of Windows, which brings those of .NET Framework up to 4.7.2': [
    '14393 KB4480961',
    '14393 KB4487026',
    '14393 KB4494440',
    '14393 KB4507460',
    '14393 KB4516044',
    '14393 KB4534271',
    '14393 KB4556813',
    '14393 KB4571694',
    '14393 KB4580346',
    '14393 KB4601318',
    '14393 KB5009546',
    '14393 KB5012596',
    '14393 KB5019964',
    '14393 KB5022838',
    '14393 KB5027219',
    '14393 KB5029242',
    '14393 KB5030213',
    '14393 KB5032197',
    '14393 KB5034119',
    '14393 KB5036899',
    '14393 KB5040434',
    '14393 KB5044293',
    '14393 KB5049993',
    '14393 KB5066836',
  ],
  'an update of another line': [
    '14393 KB5040448',
    '19042 KB5082426',
    '20348 KB5027219',
    '22000 KB5082426',
    '25398 KB5034272',
    '7601 KB5066742',
    '9600 KB5041022',
    '9600 KB5082398',
    '9600 KB5082403',
    '9600 KB5082411',
  ],
  'a Security Only update': ['9600 KB4566468'],
  'a second number for the update to 3.5 of August 2022': ['9600 KB5016568'],
  'the cumulative update of Windows in place of the one for .NET Framework': ['25398 KB5040438'],
};

/** Days of releases that brought no security fix, so that the feed names none of their updates. */
const withoutSecurity: readonly string[] = [
  '2023-07-11',
  '2023-10-10',
  '2024-02-13',
  '2024-05-14',
  '2024-08-13',
  '2024-11-12',
  '2025-04-08',
  '2025-07-08',
  '2025-09-09',
  '2026-02-10',
];

/** Windows Server 23H2, where the feed leaves its update out or names that of Windows itself. */
const unnamed: readonly string[] = ['2024-04-09 25398', '2024-07-09 25398', '2026-05-12 25398'];

/** Builds of the same code: an update named for one of them counts for the others. */
const families: readonly (readonly number[])[] = [
  ...[7601, 9200, 9600, 14393, 17763, 19044, 19045, 20348, 22000, 25398, 28000].map((build) => [build]),
  [22621, 22631],
  [26100, 26200],
];

/** "17763 KB5066738", since 2019. */
const named = new Set<string>();
let lastDay = '';

before(async () => {
  for await (const document of recordedDocuments()) {
    if (document.id < '2019') continue;
    for (const update of dotNetUpdatesOf(document)) {
      named.add(update);
      if (document.initialRelease > lastDay) lastDay = document.initialRelease;
    }
  }
});

function* dotNetUpdatesOf(document: FeedDocument): Generator<string> {
  for (const fix of fixesOf(document)) {
    const product = productOf(document, fix);
    const remedy = remedyOf(document, fix);
    if (!product.name.startsWith('Microsoft .NET Framework') || remedy.kind === 'security-only') continue;
    const build = lines.find(([pattern]) => pattern.test(product.name))?.[1];
    if (build !== undefined) yield `${build} KB${remedy.kb}`;
  }
}

function updatesOf(build: number, release: DotNetRelease): string[] {
  return kbsOf(release).map((kb) => `${build} KB${kb}`);
}

function kbsOf({ parent, children }: DotNetRelease): KbNumber[] {
  return [...(parent ? [parent] : []), ...children.map(({ kb }) => kb)];
}

test('the feed names no .NET update of a known line that the history lacks, but for its errors and the updates of Windows itself', () => {
  const held = new Set(
    lines.flatMap(([, build]) => dotNetHistoryOf(build).flatMap((release) => updatesOf(build, release))),
  );
  assert.deepEqual([...named].filter((update) => !held.has(update)).sort(), Object.values(disagreements).flat().sort());
});

/** January 2024, which the feed names first in March. */
const otherDays = ['5033899', '5033907', '5033916', '5033917', '5034277'];

test('the feed knows no other day of an update of the history, but for those of January 2024', async () => {
  const catalog = await compileRecordedFeed();
  const days = new Map<KbNumber, Set<string>>();
  for (const release of buildsWithDotNetHistory().flatMap(dotNetHistoryOf)) {
    for (const kb of kbsOf(release)) days.set(kb, (days.get(kb) ?? new Set()).add(release.released));
  }
  const dated = [...days].flatMap(([kb, its]) => {
    const update = catalog.updateOf(kb);
    return update === undefined ? [] : [{ kb, agrees: its.has(update.released) }];
  });
  assert.ok(dated.length >= 580, `${dated.length} days`);
  assert.deepEqual(dated.flatMap(({ kb, agrees }) => (agrees ? [] : [kb])).sort(), otherDays);
});

test('the feed names an update of every release that is no preview, but for those without security fixes', () => {
  const silent = families.flatMap((family) => {
    const [build = 0] = family;
    return dotNetHistoryOf(build)
      .filter(({ released, preview }) => released >= '2023-01-01' && released <= lastDay.slice(0, 10) && !preview)
      .filter((release) => !family.some((member) => updatesOf(member, release).some((update) => named.has(update))))
      .map(({ released }) => `${released} ${build}`);
  });
  assert.deepEqual([...new Set(silent)].filter((key) => !withoutSecurity.includes(key.slice(0, 10))).sort(), unnamed);
  assert.deepEqual(
    withoutSecurity.filter((day) => !silent.some((key) => key.startsWith(day))),
    [],
  );
});
