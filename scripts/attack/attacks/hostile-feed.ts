/** A feed that forgets, repeats, swells and leads elsewhere: what was known stays, and nothing is taken without bound. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Attack } from '../attack.ts';
import { atMost, expectThat, type Finding } from '../finding.ts';
import type { Lab } from '../lab.ts';

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
    const findings: Finding[] = [];
    for (const attack of feedAttacks) findings.push(...(await tryFeed(lab, feed, attack)));
    return findings;
  },
};

async function tryFeed(lab: Lab, feed: Feed, { what, prepare }: FeedAttack): Promise<Finding[]> {
  feed.replies.clear();
  prepare(feed);
  const folder = lab.newDataFolder();
  const { exitCode, ms, peakMb, stderr } = await lab.run(['sync', '--url', feed.url], { folder, withinMs: 100_000 });
  const stays = readFileSync(join(folder, 'catalogue.bin')).equals(readFileSync(lab.catalogFile));
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
  const server = createServer((request, response) => {
    const reply = replies.get((request.url ?? '').replace('/cvrf/v3.0', ''));
    if (reply === undefined) response.writeHead(404).end();
    else response.writeHead(200, reply.headers).end(reply.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.atTheEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cvrf/v3.0`;
  const entry = (id: string, date = '2020-02-01T00:00:00Z') => ({
    ID: id,
    Alias: id,
    CurrentReleaseDate: date,
    CvrfUrl: `${url}/cvrf/${id}`,
  });
  return { url, entry, replies };
}

/** The start, and blanks behind it to 900 MB, packed: gzip files one behind the other unpack as one. */
function bomb(start: string): Buffer {
  const blanks = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));
  return Buffer.concat([gzipSync(start), ...Array<Buffer>(9).fill(blanks)]);
}
