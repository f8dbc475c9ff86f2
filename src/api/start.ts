/** Starts the server that `serve` runs: puts the parts together, listens, and stops gracefully. */

import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { trustExternalIssuer, trustOwnIssuer } from '../access/issuers.ts';
import { createRemoteKeys } from '../access/remote-keys.ts';
import { openSigningKeys, type SigningKeys } from '../access/signing-keys.ts';
import { TokenVerifier } from '../access/verify-token.ts';
import type { Settings } from '../config.ts';
import { KnownError } from '../errors.ts';
import { packageFile } from '../package-files.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { readVersion } from '../version.ts';
import { buildServer } from './build.ts';
import { dayOfInstant, staleReason } from './catalog-age.ts';
import { CatalogHolder } from './catalog-holder.ts';
import { catalogSourceOf } from './catalog-sources.ts';
import type { Tracing } from './tracing/tracing.ts';
import { startUpkeep } from './upkeep.ts';

export interface StartOptions {
  readonly settings: Settings;
  /** An open store, which stays open when the server closes; without it the server opens and closes its own. */
  readonly store?: Store;
  readonly logger?: Logger;
  readonly now?: () => number;
  /** For the documents and keys of external issuers. */
  readonly fetch?: typeof fetch;
}

export interface RunningServer {
  /** Where it listens, "http://127.0.0.1:8080"; the public URL when one is configured. */
  readonly url: string;
  /** Why its answers are older than the day on which it started; absent when they are not. */
  readonly staleReason?: string;
  /** Takes no new connections, lets running requests end, then resolves. */
  close(): Promise<void>;
}

const lookForCatalogMs = 3_000;
/** A gigabyte takes a second, from a slow disk ten. */
const checkMs = 10_000;
/** Connections that are still busy after this time are cut. */
const drainMs = 10_000;

/** Throws `KnownError` when the catalogue is missing or damaged, the store or a TLS file cannot be opened, or the address is taken. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { settings, now = Date.now } = options;
  const logger = options.logger ?? createLogger(settings);
  const tls = settings.tls && readTls(settings.tls);
  const store = options.store ?? (await openStore(settings));
  let catalogs: CatalogHolder | undefined;
  let tracing: Tracing | undefined;
  const closeParts = async () => {
    await catalogs?.close();
    if (options.store === undefined) await store.close();
    await tracing?.close();
  };
  try {
    tracing = settings.traces ? await loadTracing(logger) : undefined;
    const source = catalogSourceOf({ store, file: settings.catalogFile, logger, now });
    catalogs = await CatalogHolder.open(source, logger);
    if ((await store.check(checkMs)) === 'unfinished') {
      logger.warn({ withinMs: checkMs }, 'the store is too large to be checked for damage at the start');
    }
    const signingKeys = settings.ownTokens ? await openSigningKeys(store, now) : undefined;
    const verifier = createVerifier(options, store, signingKeys, now);
    const app = await buildServer({
      settings,
      store,
      catalogs,
      verifier,
      ...(signingKeys !== undefined && { signingKeys }),
      logger,
      now,
      version: readVersion(),
      pageFolder: packageFile('dist/web'),
      ...(tracing !== undefined && { tracing }),
      ...(tls !== undefined && { tls }),
    });
    const url = await listen(app, settings);
    const stopWatching = catalogs.watch(lookForCatalogMs);
    const stopUpkeep = startUpkeep({ store, keep: settings.upkeep, logger, now });
    const { catalogVersion, feedDate } = catalogs.current;
    logger.info({ url, catalogVersion, feedDate }, 'listening');
    const stale = staleReason(catalogs.current, dayOfInstant(now()));
    return {
      url: settings.publicUrl ?? url,
      ...(stale !== undefined && { staleReason: stale }),
      async close() {
        stopWatching();
        stopUpkeep();
        await drain(app);
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
}

async function loadTracing(logger: Logger): Promise<Tracing> {
  const { startTracing } = await import('./tracing/tracing.ts');
  return startTracing(readVersion(), ({ message }) => logger.warn({ reason: message }, 'traces cannot be sent'));
}

function createVerifier(
  { settings, fetch }: StartOptions,
  store: Store,
  signingKeys: SigningKeys | undefined,
  now: () => number,
): TokenVerifier {
  const remoteKeys = createRemoteKeys({ now, ...(fetch !== undefined && { fetch }) });
  const external = settings.issuers.map((setting) => trustExternalIssuer(setting, remoteKeys));
  return new TokenVerifier({
    issuers: signingKeys === undefined ? external : [...external, trustOwnIssuer(signingKeys, settings.publicUrl)],
    audiences: settings.audiences,
    ...(settings.tenants !== undefined && { tenants: settings.tenants }),
    applications: store.applications,
    now,
  });
}

/** JSON lines to standard output, written in blocks; what is left goes out when the process ends. */
function createLogger({ logLevel }: Settings): Logger {
  const output = pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 1000 });
  // A log that cannot be written, to a file on a full disk, stops no answer; and there is nowhere to say so.
  output.on('error', () => undefined);
  return pino({ level: logLevel }, output);
}

function readTls({ certFile, keyFile }: NonNullable<Settings['tls']>) {
  const tls = { cert: readPem('MISSINGKBS_TLS_CERT', certFile), key: readPem('MISSINGKBS_TLS_KEY', keyFile) };
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new KnownError(
      'ConfigurationInvalid',
      `MISSINGKBS_TLS_CERT (${certFile}) and MISSINGKBS_TLS_KEY (${keyFile}) are no certificate and its key in PEM form: ${(cause as Error).message}.`,
      { cause },
    );
  }
  return tls;
}

function readPem(key: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnownError('ConfigurationInvalid', `${key} is ${file}, which cannot be read: ${cause}.`, { cause });
  }
}

async function listen(app: FastifyInstance, { host, port, tls }: Settings): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError(
      'ConfigurationInvalid',
      `The server cannot listen on ${host}:${port}: ${(cause as Error).message}. Set MISSINGKBS_HOST and MISSINGKBS_PORT to an address that is free.`,
      { cause },
    );
  }
  const { address, family, port: taken } = app.server.address() as AddressInfo;
  const anyAddress = address === '0.0.0.0' || address === '::';
  const name = anyAddress ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `${tls === undefined ? 'http' : 'https'}://${name}:${taken}`;
}

/** A connection that becomes idle after closing has begun would stay open for as long as its client likes. */
async function drain(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
  await app.close();
  clearInterval(sweep);
  clearTimeout(cut);
}
