/** A feed that forgets, repeats, swells and leads elsewhere: what was known stays, and nothing is taken without bound. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCatalog } from '../../../src/catalog/snapshot.ts';
import type { Attack } from '../attack.ts';
import { atMost, expectThat, type Finding } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { listenLocally } from '../local-server.ts';
import { packedBlanks } from '../packed-blanks.ts';

interface Reply {
  readonly body: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Feed {
  readonly url: string;
  readonly entry: (id: string, date?: string) => Record<string, string>;
  readonly replies: Map<string, Reply>;
}

interface FeedAttack {
  readonly what: string;
  prepare(feed: Feed): void;
  /** The exit code of sync; any, if none is given. */
  readonly exitCode?: number;
}

const index = (entries: readonly object[]): Reply => ({ body: JSON.stringify({ value: entries }) });
const january = '2020-Jan';

const feedAttacks: readonly FeedAttack[] = [
  { what: 'an empty index', prepare: ({ replies }) => replies.set('/updates', index([])) },
  {
    what: 'an index of one month, whose document is empty',
    prepare: ({ replies, entry }) => {
      replies.set('/updates', index([entry(january)]));
      replies.set(`/cvrf/${january}`, { body: '' });
    },
  },
  {
    what: 'an index that names a document twice, which is not there',
    prepare: ({ replies, entry }) => replies.set('/updates', index([entry(january), entry(january)])),
  },
  {
    what: 'a document that unpacks to 900 MB',
    prepare: ({ replies, entry }) => {
      replies.set('/updates', index([entry(january)]));
      replies.set(`/cvrf/${january}`, { body: bomb('<?xml version="1.0"?><cvrfdoc>'), headers: packed });
    },
  },
  {
    what: 'an index that unpacks to 900 MB',
    prepare: ({ replies }) => replies.set('/updates', { body: bomb('{"value":['), headers: packed }),
  },
  {
    what: 'a document at another address',
    prepare: ({ replies, entry }) =>
      replies.set('/updates', index([{ ...entry(january), CvrfUrl: 'http://127.0.0.1:1/cvrf/2020-Jan' }])),
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
      ? [atMost(`${what}: memory`, peakMb, 500, 'MB'), atMost(`${what}: time`, ms / 1000, 30, 's')]
      : []),
  ];
}

async function startFeed(lab: Lab): Promise<Feed> {
  const replies = new Map<string, Reply>();
  const address = await listenLocally(lab, (request, response) => {
    const reply = replies.get((request.url ?? '').replace('/cvrf/v3.0', ''));
    if (reply === undefined) response.writeHead(404).end();
    else response.writeHead(200, reply.headers).end(reply.body);
  });
  const url = `${address}/cvrf/v3.0`;
  const entry = (id: string, date = '2020-02-01T00:00:00Z') => ({
    ID: id,
    Alias: id,
    CurrentReleaseDate: date,
    CvrfUrl: `${url}/cvrf/${id}`,
  });
  return { url, entry, replies };
}

/** A feed of good will, in a folder that knows nothing: without it, refusing everything would hold as well. */
async function takeGoodFeed(lab: Lab, feed: Feed): Promise<Finding[]> {
  const folder = lab.newFolder();
  const file = join(folder, 'catalog.bin');
  const ids = readdirSync(lab.sampleFolder).map((name) => name.replace('.xml', ''));
  const [ahead = '', ...others] = ids;
  const serve = (date: string, change: (xml: string) => string) => {
    feed.replies.clear();
    feed.replies.set('/updates', index([feed.entry(ahead, date), ...others.map((id) => feed.entry(id))]));
    for (const id of ids) {
      const xml = readFileSync(join(lab.sampleFolder, `${id}.xml`), 'utf8');
      feed.replies.set(`/cvrf/${id}`, { body: id === ahead ? change(xml) : xml });
    }
  };
  serve('2099-01-01T00:00:00Z', (xml) => xml);
  const first = await lab.run(['sync', '--url', feed.url], { folder });
  const version = first.exitCode === 0 ? readCatalog(file).version : '';
  serve('2026-08-01T00:00:00Z', (xml) => xml.replace('Security Updates', 'Security Updates, revised'));
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
