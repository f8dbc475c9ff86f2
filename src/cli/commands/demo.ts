/** `demo`: a made-up fleet into the store, or into a file, to try the server with before the devices of one's own are there. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { checkTenant } from '../../access/tenant-names.ts';
import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { createFleet, type Fleet } from '../../fleet/fleet.ts';
import { ndjsonOf } from '../../fleet/ndjson.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { openCatalog } from '../open-catalog.ts';
import { startProgress } from '../progress.ts';
import { addressOf } from '../sign-in-link.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../whole-number.ts';
import { withStore } from '../with-store.ts';

interface DemoOptions {
  readonly devices: number;
  readonly tenant: string;
  readonly seed: number;
  readonly out?: string;
  readonly add?: true;
}

const mostDevices = 10_000_000;
/** Devices that are written at once. */
const batchSize = 1000;

export function demoCommand({ terminal }: CommandContext): Command {
  return new Command('demo')
    .summary('make up a fleet, to try the server with')
    .description(
      'Makes up a fleet of devices and takes it into the store: lines, updates and builds of the catalogue, most devices up to date, some far behind. The same seed gives the same fleet.',
    )
    .option('--devices <n>', 'how many devices', wholeNumber(1, mostDevices), 20_000)
    .option('--tenant <tenant>', 'whose devices they are', 'demo.example')
    .option('--seed <n>', 'another number, another fleet', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--out <file>', 'write the inventories to this file as NDJSON instead; - is standard output')
    .option('--add', 'add them to a tenant that is in use')
    .action((options: DemoOptions) => runDemo(options, terminal));
}

async function runDemo(options: DemoOptions, terminal: Terminal): Promise<void> {
  const { devices, seed, out } = options;
  const tenant = checkTenant(options.tenant, '--tenant');
  const catalog = await openCatalog(undefined, terminal);
  const fleet = createFleet(catalog, { devices, seed, tenants: [tenant] });
  if (out !== undefined) return writeTo(out, fleet, terminal);
  const settings = await withStore(terminal, async (store, settings) => {
    if (options.add !== true) await refuseIfInUse(tenant, settings, store);
    await save(fleet, tenant, store, terminal);
    return settings;
  });
  terminal.stdout.write(reportOf(fleet, tenant, catalog.feedDate.slice(0, 10), settings, terminal));
}

async function writeTo(out: string, fleet: Fleet, terminal: Terminal): Promise<void> {
  const pieces = ndjsonOf(fleet, terminal.now());
  if (out !== '-') {
    await pipeline(Readable.from(pieces), createWriteStream(out));
    terminal.stderr.write(`Wrote ${fleet.devices} inventories to ${out}.\n`);
    return;
  }
  const { stdout } = terminal;
  for (const piece of pieces) {
    if (stdout.write(piece) === false && stdout instanceof Writable) await once(stdout, 'drain');
  }
}

/** Made-up devices among real ones would be counted with them, and nothing takes them out again. */
async function refuseIfInUse(tenant: string, settings: Settings, store: Store): Promise<void> {
  const use = await findUse(tenant, settings, store);
  if (use === undefined) return;
  throw new KnownError(
    'InvalidInput',
    `The tenant ${tenant} ${use} already: made-up devices would stand among its own. Name another with --tenant, or add them all the same with --add.`,
  );
}

async function findUse(tenant: string, settings: Settings, store: Store): Promise<string | undefined> {
  if (await store.applications.tenantExists(tenant)) return 'has an application';
  if (settings.tenants?.includes(tenant)) return 'is named in MISSINGKBS_TENANTS';
  return (await store.devices.any(tenant)) ? 'has devices' : undefined;
}

async function save(fleet: Fleet, tenant: string, store: Store, terminal: Terminal): Promise<void> {
  const now = fleet.at(terminal.now());
  const progress = startProgress('devices', terminal);
  for (let from = 0; from < fleet.devices; from += batchSize) {
    const to = Math.min(from + batchSize, fleet.devices);
    await store.devices.saveAll(tenant, [...now.inventories(from, to)], terminal.now().toISOString());
    progress.update(to, fleet.devices);
  }
  progress.stop();
}

function reportOf(fleet: Fleet, tenant: string, lastDay: string, settings: Settings, terminal: Terminal): string {
  const now = fleet.at(terminal.now());
  const behind = Array.from({ length: fleet.devices }, (_, device) => now.monthsBehind(device));
  const percent = (months: number): number =>
    Math.round((100 * behind.filter((its) => its === months).length) / fleet.devices);
  const shown = now.inventoryOf(
    Math.max(
      0,
      behind.findIndex((months) => months >= 3),
    ),
  );
  const command = terminal.env.npm_lifecycle_event === 'missingkbs' ? 'npm run missingkbs --' : 'npx missingkbs';
  const url = addressOf(settings);
  return `Made ${fleet.devices} devices of the tenant ${tenant} in about ${fleet.states} patch states.
The catalogue knows updates up to ${lastDay}. By then ${percent(0)} % of the devices had the newest of theirs, ${percent(1)} % were a month behind, ${100 - percent(0) - percent(1)} % further.

Next:

${command} app create --tenant ${tenant} --role Software.Read.All Machine.Read.All
${command} serve

and, with its client id and secret, what ${shown.computerDnsName} is missing:

TOKEN=$(curl -s ${url}/${tenant}/oauth2/v2.0/token \\
  -d grant_type=client_credentials -d scope=https://api.securitycenter.microsoft.com/.default \\
  -d client_id=CLIENT-ID -d client_secret=CLIENT-SECRET |
  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s -w '\\n' -H "Authorization: Bearer $TOKEN" ${url}/api/machines/${shown.id}/getmissingkbs
`;
}
