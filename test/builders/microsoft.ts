/** Microsoft's feed as a test plays it: a server with two months, and a data folder that syncs from it. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { KnownError } from '../../src/errors.ts';
import { type MicrosoftSyncOptions, syncFromMicrosoft } from '../../src/feed/sync.ts';
import type { SyncReport } from '../../src/feed/sync-report.ts';
import { type CvrfVulnerabilitySpec, cvrfXml, temporaryFolder } from './cvrf.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';

const products = { '11800': 'Windows 10 Version 1909 for x64-based Systems' };

/** A document with `count` vulnerabilities, all fixed by one KB. */
export function documentXml(id: string, kb: string, count: number, currentRelease = '2020-03-12T07:00:00'): string {
  const vulnerabilities = Array.from(
    { length: count },
    (_, place): CvrfVulnerabilitySpec => ({
      id: `CVE-2020-${1000 + place}`,
      affected: ['11800'],
      fixes: [{ kb, products: ['11800'] }],
    }),
  );
  return cvrfXml({ id, title: `Updates of ${id}`, currentRelease, products, vulnerabilities });
}

/** The KnownError with which the promise is rejected. */
export async function refusal(promise: Promise<unknown>): Promise<KnownError> {
  const error = await promise.then(
    () => assert.fail('it succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KnownError, String(error));
  return error;
}

export interface Microsoft {
  readonly server: FeedServer;
  readonly dataFolder: string;
  readonly waits: number[];
  readonly catalogFile: string;
  sync(options?: Partial<MicrosoftSyncOptions>): Promise<SyncReport>;
  kbs(): string[];
}

/** A server with two months, and a data folder that syncs from it. */
export async function microsoft(context: TestContext): Promise<Microsoft> {
  const server = await startFeedServer(context);
  const dataFolder = temporaryFolder(context);
  const catalogFile = join(dataFolder, 'catalog.bin');
  const waits: number[] = [];
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-03-12T07:00:00Z' });
  server.document('2020-Mar', documentXml('2020-Mar', '4540673', 30));
  server.document('2020-Apr', documentXml('2020-Apr', '4549951', 20));
  return {
    server,
    dataFolder,
    catalogFile,
    waits,
    sync: (options = {}) =>
      syncFromMicrosoft({
        dataFolder,
        catalogFile,
        baseUrl: server.baseUrl,
        threads: 1,
        now: () => new Date('2020-04-15T12:00:00Z'),
        wait: async (ms) => void waits.push(ms),
        ...options,
      }),
    kbs: () => readCatalog(catalogFile).updates.map(({ kb }) => kb),
  };
}
