/** `start`: what `npm start` runs. Makes an empty data folder answer, then serves and says how to ask. */

import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type ApplicationCredentials, createApplication } from '../../access/applications.ts';
import { roles } from '../../access/roles.ts';
import type { RunningServer } from '../../api/start.ts';
import { catalogInStore } from '../../api/sync/catalog-in-store.ts';
import { readSettings, type Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { type CatalogPlace, catalogInFile } from '../../feed/catalog-place.ts';
import { syncFromFolder } from '../../feed/sync.ts';
import { completeInventory } from '../../inventory/complete.ts';
import { packageFile } from '../../package-files.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { preparePage } from '../prepare-page.ts';
import { readInventoryFiles } from '../read-inventory-files.ts';
import { makeSignInLink } from '../sign-in-link.ts';
import { waitForStopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';

/** The device of the specification's example; it is among the samples. */
const sampleDevice = '2339ad14a01bd0299afb93dfa2550136057bff96';

/** The application of the last start is found again by this name. */
const applicationName = 'npm start';

export function startCommand({ terminal }: CommandContext): Command {
  return new Command('start')
    .summary('try it out: sample catalogue, sample devices, fresh credentials')
    .description(
      "Compiles the sample catalogue and takes in the sample devices when the data folder has none, makes a fresh application (the last start's is revoked), and runs the API. For lasting use: sync, app create, serve.",
    )
    .action(() => runStart(terminal));
}

async function runStart(terminal: Terminal): Promise<void> {
  const settings = quietSettings(terminal);
  const hasPage = await preparePage(terminal);
  const store = await openStore(settings);
  const shared = store.capabilities.sharedBetweenHosts;
  const place = shared ? catalogInStore(store, () => terminal.now()) : catalogInFile(settings.catalogFile);
  try {
    const sample = await isEmpty(place);
    if (sample) await syncFromFolder({ folder: packageFile('samples/catalog'), place });
    const credentials = await prepareApplication(store, terminal);
    const { startServer } = await import('../../api/start.ts');
    const server = await startServer({ settings, store });
    const link = hasPage ? await signInLink(store, server, credentials, terminal) : undefined;
    terminal.stdout.write(greeting(server, credentials, sample, link, terminal));
    await waitForStopSignal(terminal.env);
    await server.close();
  } finally {
    await store.close();
  }
}

/** What is there and cannot be read is for the server to tell of. */
async function isEmpty(place: CatalogPlace): Promise<boolean> {
  try {
    await place.read();
    return false;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return error.code === 'CatalogMissing';
  }
}

/** The log of requests would bury the lines that are to be copied; whoever wants it sets the level. */
function quietSettings({ env }: Terminal): Settings {
  const settings = readSettings(env);
  return env.MISSINGKBS_LOG_LEVEL ? settings : { ...settings, logLevel: 'warn' };
}

/** A secret can be shown only when it is made, so each start makes an application and revokes the one of the last start. */
async function prepareApplication(store: Store, terminal: Terminal): Promise<ApplicationCredentials> {
  const now = terminal.now();
  const earlier = (await store.applications.list()).filter(({ name }) => name === applicationName);
  for (const { clientId, revoked } of earlier) {
    if (revoked === undefined) await store.applications.revoke(clientId, now.toISOString());
  }
  const tenant = earlier[0]?.tenant ?? randomUUID();
  if (earlier.length === 0) await importSampleDevices(store, tenant, terminal);
  return createApplication(store, {
    tenant,
    name: applicationName,
    roles,
    now: () => now.getTime(),
  });
}

async function importSampleDevices(store: Store, tenant: string, terminal: Terminal): Promise<void> {
  const folder = packageFile('samples/devices');
  const files = readdirSync(folder).map((name) => join(folder, name));
  const { devices } = await readInventoryFiles(files, terminal);
  const inventories = devices.map(({ reading }) => completeInventory(reading));
  await store.devices.saveAll(tenant, inventories, terminal.now().toISOString());
}

/** For whoever tries it out, who may see whatever tenants come to be. */
function signInLink(
  store: Store,
  { url }: RunningServer,
  { tenantId: tenant }: ApplicationCredentials,
  { now }: Terminal,
): Promise<string> {
  const wanted = { url, tenant, role: 'administrator', name: applicationName, allTenants: true } as const;
  return makeSignInLink(store, wanted, () => now().getTime());
}

function greeting(
  { url, staleReason }: RunningServer,
  credentials: ApplicationCredentials,
  sample: boolean,
  link: string | undefined,
  { env }: Terminal,
): string {
  const { tenantId, clientId, clientSecret } = credentials;
  const command = env.npm_lifecycle_event === 'start' ? 'npm run missingkbs --' : 'npx missingkbs';
  const catalogue = sample ? 'It knows the sample catalogue and three sample devices.\n' : '';
  const age = staleReason === undefined ? '' : `${staleReason} Until then every answer bears a Warning header.\n`;
  const page =
    link === undefined ? '' : `\nThe page (this link signs you in, once and within 15 minutes):\n\n${link}\n`;
  return `missingkbs listens on ${url}
${catalogue}${age}${page}
A token (this application is new at every start; the last one is revoked):

TOKEN=$(curl -s ${url}/${tenantId}/oauth2/v2.0/token \\
  -d grant_type=client_credentials -d scope=https://api.securitycenter.microsoft.com/.default \\
  -d client_id=${clientId} -d client_secret=${clientSecret} |
  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

The answer for a sample device:

curl -s -w '\\n' -H "Authorization: Bearer $TOKEN" ${url}/api/machines/${sampleDevice}/getmissingkbs

Microsoft's whole feed (needs the internet; the running server takes it up by itself):   ${command} sync
Your own devices, from systeminfo and other formats:                                     ${command} import FILE...
Another sign-in link:                                                                    ${command} sign-in --help
Credentials that last:                                                                   ${command} app create --help
`;
}
