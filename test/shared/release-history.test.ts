/** Holds the release history against the builds (FixedBuild) that the recorded feed names since 2022, and against its days. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FeedDocument } from '../../src/catalog/compile/feed-document.ts';
import { fixesOf, productOf, remedyOf } from '../../src/catalog/compile/feed-fixes.ts';
import { parseFixedBuild } from '../../src/lines/windows/fixed-build.ts';
import { linesWithHistory, releaseHistoryOf } from '../../src/lines/windows/release-history.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { recordedDocuments } from './recorded-documents.ts';

/** What the feed names and the history does not hold, by why: Microsoft's pages of these lines do not list it, or list another build. */
const disagreements: Readonly<Record<string, readonly string[]>> = {
  'a build before the one that was released': [
    '10240.18931 KB5003172',
    '10240.19562 KB5019970',
    '10240.20978 KB5055547',
    '14393.4401 KB5003197',
    '17134.2207 KB5003174',
    '19041.982 KB5003173',
    '19042.982 KB5003173',
    '20348.400 KB5008223',
    '22000.371 KB5008215',
  ],
  'a slip of the pen': ['20348.770 KB5014678', '22621.993 KB5021255'],
  'the build number of another line': [
    '19041.3570 KB5031356',
    '19041.3693 KB5032189',
    '19041.3803 KB5033372',
    '19043.867 KB5000802',
    '19043.3693 KB5032189',
    '19043.6332 KB5065429',
    '22621.1574 KB5022836',
    '26200.4349 KB5060842',
  ],
  'the update of the client named for the server': ['26100-server.8655 KB5094126'],
  'the build of the month before': ['20348.3328 KB5055526'],
  'a line whose support had ended': ['18363.2344 KB5014701', '19043.2486 KB5022282'],
  'Secure Boot DBX, no cumulative update': [
    '14393.5285 KB5012170',
    '17763.3284 KB5012170',
    '19042.1880 KB5012170',
    '19043.1880 KB5012170',
    '19044.1880 KB5012170',
    '20348.881 KB5012170',
    '22000.852 KB5012170',
  ],
  'Windows Recovery Environment, no cumulative update': [
    '19041.3920 KB5042320',
    '19041.5000 KB5046400',
    '20348.2201 KB5042322',
    '20348.2751 KB5046399',
    '22000.2710 KB5042321',
    '22000.3250 KB5046398',
  ],
  'a servicing stack update': [
    '10240.19802 KB5023787',
    '10240.20764 KB5043936',
    '14393.7334 KB5043124',
    '26100.2303 KB5047621',
  ],
  'what a device on the hotpatch track gets beside the hotpatch': [
    '20348.4297 KB5070892',
    '20348.4467 KB5074353',
    '26100.7392 KB5074204',
    '26100-server.6905 KB5070893',
    '26100-server.7392 KB5074204',
  ],
};

interface NamedBuild {
  readonly line: string;
  readonly revision: number;
  readonly kb: string;
}

const named = new Map<string, NamedBuild>();

before(async () => {
  const lines = new Set(linesWithHistory());
  for await (const document of recordedDocuments()) {
    for (const build of buildsNamedBy(document)) {
      if (lines.has(build.line)) named.set(`${build.line}.${build.revision} KB${build.kb}`, build);
    }
  }
});

function* buildsNamedBy(document: FeedDocument): Generator<NamedBuild> {
  for (const fix of fixesOf(document)) {
    const product = productOf(document, fix);
    const remedy = remedyOf(document, fix);
    const fixed = parseFixedBuild(remedy.build);
    if (!fixed || remedy.kind === 'hotpatch') continue;
    const isServer2025 = fixed.build === 26100 && product.name.includes('Windows Server 2025');
    yield { line: isServer2025 ? '26100-server' : String(fixed.build), revision: fixed.revision, kb: remedy.kb };
  }
}

function isInHistory({ line, revision, kb }: NamedBuild): boolean {
  return releaseHistoryOf(line).some((release) => release.revision === revision && release.kb === kb);
}

test('the feed names no build of a known line that the history lacks, but for its known errors and standalone updates', () => {
  const lacking = [...named].filter(([, build]) => !isInHistory(build)).map(([key]) => key);
  assert.deepEqual(lacking.sort(), Object.values(disagreements).flat().sort());
});

/** The feed has the day of the vulnerability, or of the first of two revisions; on 19 February 2019 it was a day late. */
const otherDays = {
  'out of band': '4345418 4345419 4345420 4345421 4345455 4346877 5004945 5004947 5004948 5004950',
  'out of band, October 2025': '5070879 5070881 5070882 5070883 5070884',
  'released again with a higher revision': '3198586 3200970 5055547',
  'a day late in the feed': '4487006 4487011 4487021 4487029',
};

test('the feed knows no other day of a release of the history, but for those that it cannot tell', async () => {
  const catalog = await compileRecordedFeed();
  const releases = linesWithHistory().flatMap((line) => releaseHistoryOf(line).filter(({ released }) => released));
  const dated = releases.flatMap(({ kb, released }) => {
    const update = catalog.updateOf(kb);
    return update === undefined ? [] : [{ kb, agrees: update.released === released }];
  });
  assert.ok(dated.length >= 970, `${dated.length} days`);
  const differing = new Set(dated.filter(({ agrees }) => !agrees).map(({ kb }) => String(kb)));
  assert.deepEqual([...differing].sort(), Object.values(otherDays).join(' ').split(' ').sort());
});

test('on every line a higher revision came later', () => {
  for (const line of linesWithHistory()) {
    const releases = releaseHistoryOf(line);
    const revisions = releases.map(({ revision }) => revision);
    const days = releases.flatMap(({ released }) => released ?? []);
    assert.deepEqual(
      revisions,
      [...revisions].sort((a, b) => a - b),
      line,
    );
    assert.deepEqual(days, [...days].sort(), line);
  }
});

test('the history holds almost six hundred builds that the feed names', () => {
  const agreeing = [...named.values()].filter(isInHistory);
  assert.ok(agreeing.length >= 590, `${agreeing.length} of ${named.size}`);
});
