/** A server for tests: a store in a temporary folder, a small catalogue, applications, and a clock that stands still. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createApplication } from '../../src/access/applications.ts';
import { trustOwnIssuer } from '../../src/access/issuers.ts';
import type { Role } from '../../src/access/roles.ts';
import { openSigningKeys } from '../../src/access/signing-keys.ts';
import { TokenVerifier } from '../../src/access/verify-token.ts';
import { type ServedAssessor, serveAssessor } from '../../src/api/assessor/assessor.ts';
import { buildServer } from '../../src/api/build.ts';
import { CatalogHolder } from '../../src/api/catalog-holder.ts';
import { createAssessor } from '../../src/assessment/assessor.ts';
import type { KbNumber, MachineId } from '../../src/brand.ts';
import type { CatalogFacts } from '../../src/catalog/facts.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { readSettings, type Settings } from '../../src/config.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { catalog, cves } from './catalog.ts';

export const contoso = '11111111-aaaa-4bbb-8ccc-000000000001';
export const fabrikam = '22222222-aaaa-4bbb-8ccc-000000000002';
export const audience = 'https://api.securitycenter.microsoft.com';
export const machine = '2339ad14a01bd0299afb93dfa2550136057bff96' as MachineId;
export const april2020 = Date.parse('2020-04-13T10:00:00Z');

const os = 'Windows 10 Version 1909 for x64-based Systems';

/** February and March 2020 of Windows 10 1909: KB4540673 closes four vulnerabilities in two products. */
export function smallFacts(): CatalogFacts {
  return small().facts();
}

export function smallCatalog(): Catalog {
  return small().build();
}

/** In the thread of the tests. */
export function servedAssessor(known = smallCatalog()): ServedAssessor {
  return serveAssessor(createAssessor(known));
}

function small() {
  return catalog()
    .document('2020-Feb')
    .update('4532693')
    .fixes(...cves(2020, 600, 2))
    .in(os, { build: '10.0.18363.657' })
    .document('2020-Mar')
    .update('4540673', { supersedes: ['4532693'] })
    .fixes(...cves(2020, 700, 3))
    .in(os, { build: '10.0.18363.719' })
    .fixes('CVE-2020-0768')
    .in(`Internet Explorer 11 on ${os}`, { build: '10.0.18363.719' });
}

/** Misses KB4540673. */
export function deviceOf(fields: Partial<Inventory> = {}): Inventory {
  return {
    id: machine,
    computerDnsName: 'pc-7.contoso.com',
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: ['4532693' as KbNumber],
    ...fields,
  };
}

export interface TestServerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly catalogs?: { current: ServedAssessor; stamp: string };
  readonly logLevel?: 'debug' | 'info';
  /** From how many devices on a tenant is a large one. */
  readonly fewDevices?: number;
  /** Without it the page is not built. */
  readonly pageFolder?: string;
}

export class TestServer {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly settings: Settings;
  readonly catalogs: CatalogHolder;
  readonly clock: { now: number };
  /** What was logged, a line an element. */
  readonly log: readonly Record<string, unknown>[];
  readonly #folder: string;

  constructor(parts: Pick<TestServer, 'app' | 'store' | 'settings' | 'catalogs' | 'clock' | 'log'>, folder: string) {
    this.app = parts.app;
    this.store = parts.store;
    this.settings = parts.settings;
    this.catalogs = parts.catalogs;
    this.clock = parts.clock;
    this.log = parts.log;
    this.#folder = folder;
  }

  /** An access token of an application that was made for it. */
  async token(roles: readonly Role[], tenant = contoso): Promise<string> {
    const { clientId, clientSecret } = await createApplication(this.store, { tenant, roles });
    const answer = await this.askForToken(tenant, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${audience}/.default`,
    });
    return answer.json().access_token;
  }

  askForToken(tenant: string, form: Readonly<Record<string, string>>, version: 1 | 2 = 2, headers = {}) {
    return this.app.inject({
      method: 'POST',
      url: `/${tenant}/oauth2/${version === 1 ? '' : 'v2.0/'}token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(form).toString(),
    });
  }

  get(url: string, token: string, headers: Readonly<Record<string, string>> = {}) {
    return this.app.inject({ url, headers: { authorization: `Bearer ${token}`, ...headers } });
  }

  put(url: string, token: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return this.app.inject({
      method: 'PUT',
      url,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-api-'));
  const settings = readSettings({ MISSINGKBS_DATA: folder, ...options.environment });
  const { fewDevices } = options;
  const store = await openStore(settings, fewDevices === undefined ? {} : { lists: { fewDevices } });
  const clock = { now: april2020 };
  const now = () => clock.now;
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: options.logLevel ?? 'debug' },
    new Writable({
      write(line, _encoding, done) {
        log.push(JSON.parse(String(line)));
        done();
      },
    }),
  );
  const source = options.catalogs ?? { current: servedAssessor(), stamp: '1' };
  const catalogs = await CatalogHolder.open({ stamp: () => source.stamp, load: async () => source.current }, logger);
  const signingKeys = await openSigningKeys(store, now);
  const verifier = new TokenVerifier({
    issuers: [trustOwnIssuer(signingKeys, settings.publicUrl)],
    audiences: settings.audiences,
    applications: store.applications,
    now,
  });
  const app = await buildServer({
    settings,
    store,
    catalogs,
    verifier,
    signingKeys,
    logger,
    now,
    version: '0.0.0',
    pageFolder: options.pageFolder ?? join(folder, 'no-page'),
  });
  await app.ready();
  return new TestServer({ app, store, settings, catalogs, clock, log }, folder);
}
