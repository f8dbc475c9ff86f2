/** A feed on the loopback, which answers what an attack wants; by itself it serves the sample documents. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from './lab.ts';
import { listenLocally } from './local-server.ts';

export interface Reply {
  readonly body: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Feed {
  readonly url: string;
  /** What is answered, by path below the feed's address: "/updates", "/cvrf/2020-Feb". */
  readonly replies: Map<string, Reply>;
  /** A document in the index. */
  entry(id: string, date?: string): Record<string, string>;
  serveIndex(entries: readonly object[]): void;
  /** Every sample document and an index of them, instead of what was there. */
  serveSamples(options?: { readonly dateOfFirst?: string; readonly changeFirst?: (xml: string) => string }): void;
}

export async function startFeed(lab: Lab): Promise<Feed> {
  const replies = new Map<string, Reply>();
  const address = await listenLocally(lab, (request, response) => {
    const reply = replies.get((request.url ?? '').replace('/cvrf/v3.0', ''));
    if (reply === undefined) response.writeHead(404).end();
    else response.writeHead(200, reply.headers).end(reply.body);
  });
  const url = `${address}/cvrf/v3.0`;
  const feed: Feed = {
    url,
    replies,
    entry: (id, date = '2020-02-01T00:00:00Z') => ({
      ID: id,
      Alias: id,
      CurrentReleaseDate: date,
      CvrfUrl: `${url}/cvrf/${id}`,
    }),
    serveIndex: (entries) => void replies.set('/updates', { body: JSON.stringify({ value: entries }) }),
    serveSamples({ dateOfFirst, changeFirst = (xml: string) => xml } = {}) {
      const ids = readdirSync(lab.sampleFolder).map((name) => name.replace('.xml', ''));
      replies.clear();
      feed.serveIndex(ids.map((id, place) => feed.entry(id, place === 0 ? dateOfFirst : undefined)));
      for (const [place, id] of ids.entries()) {
        const xml = readFileSync(join(lab.sampleFolder, `${id}.xml`), 'utf8');
        replies.set(`/cvrf/${id}`, { body: place === 0 ? changeFirst(xml) : xml });
      }
    },
  };
  return feed;
}
