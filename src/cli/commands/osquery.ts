/** `osquery`: agents of osquery that report here: enrol secrets, nodes, and the flags of osqueryd. */

import { Command } from 'commander';
import { createEnrollSecret, listEnrollSecrets, revokeEnrollSecret } from '../../access/enroll-secrets.ts';
import { machineIdOfName, parseMachineId } from '../../brand.ts';
import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { chooseTenant } from '../choose-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { formatOption } from '../format-option.ts';
import { drawTable } from '../output/draw-table.ts';
import { jsonText } from '../output/json-text.ts';
import { usualSecretFile, writeOsqueryFlags } from '../output/osquery-flags.ts';
import { printable, type Terminal } from '../terminal.ts';
import { withStore } from '../with-store.ts';

type Format = 'table' | 'json';
type Work = (store: Store, settings: Settings) => Promise<void>;

interface OfTenant {
  readonly tenant?: string;
}

interface FlagOptions extends OfTenant {
  readonly url: string;
  readonly secretFile: string;
  readonly serverCerts?: string;
}

export function osqueryCommand({ terminal }: CommandContext): Command {
  const run = (work: Work) => withStore(terminal, work);
  return new Command('osquery')
    .summary('agents of osquery: enrol secrets, nodes, flags')
    .description('Agents of osquery that report to this server.')
    .addCommand(secretCommand(terminal, run))
    .addCommand(nodeCommand(terminal, run))
    .addCommand(
      new Command('flags')
        .summary('print the flags of osqueryd')
        .description('Prints the flags that make osqueryd on Windows report to this server, as a flagfile.')
        .requiredOption('--url <url>', 'where agents reach this server, https')
        .option('--tenant <tenant>', 'whose enrol secret they will have (default: the only tenant that is known)')
        .option('--secret-file <path>', 'where the enrol secret lies on the device', usualSecretFile)
        .option('--server-certs <path>', 'certificates on the device that prove this server, PEM')
        .action((options: FlagOptions) => run((store, settings) => printFlags(store, settings, options, terminal))),
    );
}

function secretCommand(terminal: Terminal, run: (work: Work) => Promise<void>): Command {
  return new Command('secret')
    .summary('enrol secrets: create, list, revoke')
    .description('Enrol secrets, by which agents become nodes of a tenant. Several may be good at once.')
    .addCommand(
      new Command('create')
        .summary('create an enrol secret and show it, once')
        .description('Creates an enrol secret and shows it; it is kept as a hash and cannot be shown again.')
        .requiredOption('--tenant <tenant>', 'whose devices enrol by it: a GUID or a name')
        .option('--name <name>', 'what to call it in lists')
        .addOption(formatOption())
        .action(({ format, ...wanted }: { tenant: string; name?: string; format: Format }) =>
          run(async ({ osquery }) => {
            const made = await createEnrollSecret(osquery, { ...wanted, now: () => terminal.now().getTime() });
            if (format === 'json') return void terminal.stdout.write(jsonText(made));
            terminal.stdout.write(`tenant  ${made.tenant}\nid      ${made.id}\nsecret  ${made.secret}\n`);
            terminal.stdout.write('The secret cannot be shown again.\n');
          }),
        ),
    )
    .addCommand(
      new Command('list')
        .summary('list the enrol secrets')
        .description('Lists the enrol secrets, oldest first.')
        .option('--tenant <tenant>', 'only those of this tenant')
        .option('--all', 'the revoked ones too')
        .addOption(formatOption())
        .action((options: OfTenant & { all?: true; format: Format }) =>
          run((store) => listSecrets(store, options, terminal)),
        ),
    )
    .addCommand(
      new Command('revoke')
        .summary('revoke an enrol secret')
        .description('Revokes an enrol secret: nobody enrols by it any more. Nodes that did stay.')
        .argument('<id>', 'as secret list shows it')
        .action((id: string) =>
          run(async ({ osquery }) => {
            await revokeEnrollSecret(osquery, id, () => terminal.now().getTime());
            terminal.stdout.write(`Revoked ${id}.\n`);
          }),
        ),
    );
}

function nodeCommand(terminal: Terminal, run: (work: Work) => Promise<void>): Command {
  return new Command('node')
    .summary('nodes: list, revoke')
    .description('Nodes: the agents that have enrolled.')
    .addCommand(
      new Command('list')
        .summary('list the nodes')
        .description('Lists the nodes of a tenant, by name.')
        .option('--tenant <tenant>', 'whose nodes (default: the only tenant that is known)')
        .addOption(formatOption())
        .action((options: OfTenant & { format: Format }) =>
          run((store, settings) => listNodes(store, settings, options, terminal)),
        ),
    )
    .addCommand(
      new Command('revoke')
        .summary('end the key of a node')
        .description(
          'Ends the key of a node. It enrols again as long as it has a secret that is good: to keep it out, revoke that secret.',
        )
        .argument('<machine>', 'its machine id, or the DNS name that it enrolled with')
        .option('--tenant <tenant>', 'whose node (default: the only tenant that is known)')
        .action((machine: string, { tenant }: OfTenant) =>
          run((store, settings) => revokeNode(store, settings, machine, tenant, terminal)),
        ),
    );
}

async function listSecrets(
  { osquery }: Store,
  { tenant, all, format }: OfTenant & { readonly all?: true; readonly format: Format },
  terminal: Terminal,
): Promise<void> {
  const secrets = (await listEnrollSecrets(osquery, tenant)).filter(({ revoked }) => all || revoked === undefined);
  if (format === 'json') return void terminal.stdout.write(jsonText(secrets));
  const rows = secrets.map((secret) => [
    secret.name,
    secret.tenant,
    secret.id,
    secret.created.slice(0, 10),
    ...(all ? [secret.revoked?.slice(0, 10) ?? ''] : []),
  ]);
  const columns = [
    { title: 'Name', flexible: true },
    { title: 'Tenant', flexible: true },
    { title: 'Id' },
    { title: 'Created' },
    ...(all ? [{ title: 'Revoked' }] : []),
  ] as const;
  terminal.stdout.write(drawTable(columns, rows, terminal));
}

async function listNodes(
  store: Store,
  settings: Settings,
  { tenant, format }: OfTenant & { readonly format: Format },
  terminal: Terminal,
): Promise<void> {
  const nodes = await store.osquery.listNodes(await chooseTenant(tenant, settings, store));
  if (format === 'json') {
    return void terminal.stdout.write(jsonText(nodes.map(({ keyHash: _, ...node }) => node)));
  }
  const rows = nodes.map(({ computerDnsName, machine, enrolled, seen, answered }) => [
    computerDnsName,
    machine,
    ...[enrolled, seen, answered].map((time) => time?.slice(0, 10) ?? ''),
  ]);
  const columns = [
    { title: 'Name', flexible: true },
    { title: 'Machine' },
    { title: 'Enrolled' },
    { title: 'Seen' },
    { title: 'Answered' },
  ] as const;
  terminal.stdout.write(drawTable(columns, rows, terminal));
}

async function revokeNode(
  store: Store,
  settings: Settings,
  machine: string,
  tenant: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const owner = await chooseTenant(tenant, settings, store);
  const ended = await store.osquery.removeNodes(owner, parseMachineId(machine) ?? machineIdOfName(machine));
  if (ended === 0) {
    throw new KnownError(
      'ResourceNotFound',
      `No node of ${owner} is ${machine}. List them with "missingkbs osquery node list".`,
    );
  }
  terminal.stdout.write(printable(`Ended ${ended === 1 ? 'the key' : `${ended} keys`} of ${machine}.\n`));
}

async function printFlags(store: Store, settings: Settings, options: FlagOptions, terminal: Terminal): Promise<void> {
  terminal.stdout.write(writeOsqueryFlags(options));
  const tenant = await chooseTenant(options.tenant, settings, store);
  const good = (await listEnrollSecrets(store.osquery, tenant)).filter(({ revoked }) => revoked === undefined);
  if (good.length > 0) return;
  terminal.stderr.write(
    `${tenant} has no enrol secret yet: put what "missingkbs osquery secret create --tenant ${tenant}" shows into ${options.secretFile}.\n`,
  );
}
