/** A feed that forgets, repeats, swells and leads elsewhere: what was known stays, and nothing is taken without bound. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCatalog } from '../../../src/catalog/snapshot.ts';
import type { Attack } from '../attack.ts';
import { type Feed, startFeed } from '../feed.ts';
import { atMost, expectThat, type Finding, timeAtMost } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { packedBlanks } from '../packed-blanks.ts';

interface FeedAttack {
  readonly what: string;
  prepare(feed: Feed): void;
}

const january = '2020-Jan';

const feedAttacks: readonly FeedAttack[] = [
  { what: 'an empty index', prepare: ({ serveIndex }) => serveIndex([]) },
  {
    what: 'an index of one month, whose document is empty',
    prepare: ({ replies, entry, serveIndex }) => {
      serveIndex([entry(january)]);
      replies.set(`/cvrf/${january}`, { body: '' });
    },
  },
  {
    what: 'an index that names a document twice, which is not there',
    prepare: ({ entry, serveIndex }) => serveIndex([entry(january), entry(january)]),
  },
  {
    what: 'a document that unpacks to 900 MB',
    prepare: ({ replies, entry, serveIndex }) => {
      serveIndex([entry(january)]);
      replies.set(`/cvrf/${january}`, { body: bomb('<?xml version="1.0"?><cvrfdoc>'), headers: packed });
    },
  },
  {
    what: 'an index that unpacks to 900 MB',
    prepare: ({ replies }) => replies.set('/updates', { body: bomb('{"value":['), headers: packed }),
  },
  {
    what: 'a document at another address',
    prepare: ({ entry, serveIndex }) =>
      serveIndex([{ ...entry(january), CvrfUrl: 'http://127.0.0.1:1/cvrf/2020-Jan' }]),
  },
  {
    what: 'an index that is no JSON',
    prepare: ({ replies }) => replies.set('/updates', { body: '<html>' }),
  },
];

const packed = { 'content-encoding': 'gzip' };

export const hostileFeed: Attack = {
  name: 'hostile feed',
  async run(lab) {
    const feed = await startFeed(lab);
    const findings = await takeGoodFeed(lab, feed);
    for (const attack of feedAttacks) findings.push(...(await tryFeed(lab, feed, attack)));
    return findings;
  },
};

async function tryFeed(lab: Lab, feed: Feed, { what, prepare }: FeedAttack): Promise<Finding[]> {
  feed.replies.clear();
  prepare(feed);
  const folder = lab.newDataFolder();
  const { exitCode, ms, peakMb, stderr } = await lab.run(['sync', '--url', feed.url], { folder, withinMs: 100_000 });
  const stays = readFileSync(join(folder, 'catalog.bin')).equals(readFileSync(lab.catalogFile));
  const clear = exitCode !== null && !/unexpected error|ENOENT|ERR_/.test(stderr);
  return [
    expectThat(`${what}: the catalogue`, stays, stays ? 'stays' : 'is another', 'stays'),
    expectThat(
      `${what}: the end`,
      clear,
      `exit code ${exitCode}${clear ? '' : `, ${stderr.slice(0, 80)}`}`,
      'a clear one',
    ),
    ...(peakMb > 500 || ms > 30_000
      ? [atMost(`${what}: memory`, peakMb, 500, 'MB'), timeAtMost(`${what}: time`, ms / 1000, 30, 's')]
      : []),
  ];
}

/** A feed of good will, in a folder that knows nothing: without it, refusing everything would hold as well. */
async function takeGoodFeed(lab: Lab, feed: Feed): Promise<Finding[]> {
  const folder = lab.newFolder();
  const file = join(folder, 'catalog.bin');
  feed.serveSamples({ dateOfFirst: '2099-01-01T00:00:00Z' });
  const first = await lab.run(['sync', '--url', feed.url], { folder });
  const version = first.exitCode === 0 ? readCatalog(file).version : '';
  const changeFirst = (xml: string) => xml.replace(/(<vuln:Threat Type="Severity">\s*<vuln:Description>)\w+/, '$1Low');
  feed.serveSamples({ dateOfFirst: '2026-08-01T00:00:00Z', changeFirst });
  const second = await lab.run(['sync', '--url', feed.url], { folder });
  const renewed = second.exitCode === 0 && readCatalog(file).version !== version;
  return [
    expectThat('a good feed', first.exitCode === 0, `exit code ${first.exitCode}`, 'exit code 0'),
    expectThat(
      'a document that was dated 2099, changed',
      renewed,
      renewed ? 'is taken' : `exit code ${second.exitCode}, the old one`,
      'is taken',
    ),
  ];
}

/** The start, and blanks behind it to 900 MB. */
function bomb(start: string): Buffer {
  return Buffer.concat([gzipSync(start), packedBlanks(900)]);
}
