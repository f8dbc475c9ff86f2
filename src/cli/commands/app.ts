/** `app`: the applications that may ask our own token service for tokens. */

import { Command } from 'commander';
import { addSecret, removeSecret } from '../../access/application-secrets.ts';
import {
  createApplication,
  createCertifiedApplication,
  listApplications,
  revokeApplication,
} from '../../access/applications.ts';
import { roles } from '../../access/roles.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { formatOption } from '../format-option.ts';
import { drawTable } from '../output/draw-table.ts';
import { jsonText } from '../output/json-text.ts';
import { readFile } from '../read-file.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-store.ts';

type Format = 'table' | 'json';

interface CreateOptions {
  readonly tenant: string;
  readonly role: readonly string[];
  readonly name?: string;
  readonly certificate?: string;
  readonly format: Format;
}

interface ListOptions {
  readonly tenant?: string;
  readonly all?: true;
  readonly format: Format;
}

export function appCommand({ terminal }: CommandContext): Command {
  const app = new Command('app')
    .summary('client credentials: create, list, revoke, secrets')
    .description('The applications that may ask this server for tokens.');
  app.addCommand(
    new Command('create')
      .summary('create an application and show its secret, once')
      .description(
        'Creates an application and shows its secret, which is kept as a hash and cannot be shown again. With a certificate there is no secret: the client signs with its key.',
      )
      .requiredOption('--tenant <tenant>', 'whose devices it may see: a GUID or a name')
      .requiredOption('--role <role...>', `what it may do: ${roles.join(', ')}`)
      .option('--name <name>', 'what to call it in lists')
      .option(
        '--certificate <file>',
        'an X.509 certificate, PEM or DER, whose key proves the client instead of a secret',
      )
      .addOption(formatOption())
      .action((options: CreateOptions) => withStore(terminal, (store) => create(store, options, terminal))),
  );
  app.addCommand(
    new Command('list')
      .summary('list the applications')
      .description('Lists the applications, oldest first.')
      .option('--tenant <tenant>', 'only those of this tenant')
      .option('--all', 'the revoked ones too')
      .addOption(formatOption())
      .action((options: ListOptions) => withStore(terminal, (store) => list(store, options, terminal))),
  );
  app.addCommand(
    new Command('revoke')
      .summary('revoke an application')
      .description('Revokes an application: it gets no more tokens, and running servers refuse the ones it has.')
      .argument('<client-id>', 'as app list shows it')
      .action((clientId: string) => withStore(terminal, (store) => revoke(store, clientId, terminal))),
  );
  return app.addCommand(secretCommand(terminal));
}

function secretCommand(terminal: Terminal): Command {
  return new Command('secret')
    .summary('secrets of an application: add, remove')
    .description('Secrets of an application. Several are good at once, so that clients go over from one to the next.')
    .addCommand(
      new Command('add')
        .summary('add a secret and show it, once')
        .description(
          'Adds a secret to those that are good, and shows it; it is kept as a hash and cannot be shown again.',
        )
        .argument('<client-id>', 'as app list shows it')
        .addOption(formatOption())
        .action((clientId: string, { format }: { readonly format: Format }) =>
          withStore(terminal, async (store) => {
            const added = await addSecret(store, clientId, { now: () => terminal.now().getTime() });
            if (format === 'json') return void terminal.stdout.write(jsonText(added));
            terminal.stdout.write(`secret id      ${added.secretId}\nclient secret  ${added.clientSecret}\n`);
            terminal.stdout.write('The secret cannot be shown again.\n');
          }),
        ),
    )
    .addCommand(
      new Command('remove')
        .summary('remove a secret')
        .description(
          'Removes a secret: nobody gets a token by it any more. Tokens that were given last for their hour.',
        )
        .argument('<client-id>', 'as app list shows it')
        .argument('<secret-id>', 'as app list shows it')
        .action((clientId: string, secretId: string) =>
          withStore(terminal, async (store) => {
            await removeSecret(store, clientId, secretId);
            terminal.stdout.write(`Removed ${secretId}.\n`);
          }),
        ),
    );
}

async function create(store: Store, options: CreateOptions, terminal: Terminal): Promise<void> {
  const { tenant, role, name, certificate: file, format } = options;
  const wanted = { tenant, roles: role, now: () => terminal.now().getTime(), ...(name !== undefined && { name }) };
  if (file === undefined) {
    const { tenantId, clientId, clientSecret } = await createApplication(store, wanted);
    if (format === 'json') return void terminal.stdout.write(jsonText({ tenantId, clientId, clientSecret }));
    terminal.stdout.write(`tenant id      ${tenantId}\nclient id      ${clientId}\nclient secret  ${clientSecret}\n`);
    terminal.stdout.write('The secret cannot be shown again.\n');
    return;
  }
  const made = await createCertifiedApplication(store, wanted, readFile(file));
  if (format === 'json') return void terminal.stdout.write(jsonText(made));
  const { tenantId, clientId, certificate } = made;
  terminal.stdout.write(`tenant id  ${tenantId}\nclient id  ${clientId}\n`);
  terminal.stdout.write(`SHA-1      ${certificate.sha1}\nSHA-256    ${certificate.sha256}\n`);
  terminal.stdout.write(`The certificate is good until ${certificate.expires.slice(0, 10)}.\n`);
}

async function list(store: Store, options: ListOptions, terminal: Terminal): Promise<void> {
  const applications = await listApplications(store, options.tenant);
  const shown = applications.filter(({ revoked }) => options.all || revoked === undefined);
  if (options.format === 'json') return void terminal.stdout.write(jsonText(shown));
  const rows = shown.map(({ name, tenant, clientId, roles: granted, secrets, created, revoked }) => [
    name,
    tenant,
    clientId,
    granted.join('\n'),
    secrets.map(({ id, created: made }) => `${id} ${made.slice(0, 10)}`).join('\n'),
    created.slice(0, 10),
    ...(options.all ? [revoked?.slice(0, 10) ?? ''] : []),
  ]);
  const columns = [
    { title: 'Name', flexible: true },
    { title: 'Tenant', flexible: true },
    { title: 'Client id' },
    { title: 'Roles' },
    { title: 'Secrets' },
    { title: 'Created' },
    ...(options.all ? [{ title: 'Revoked' }] : []),
  ] as const;
  terminal.stdout.write(drawTable(columns, rows, terminal));
}

async function revoke(store: Store, clientId: string, terminal: Terminal): Promise<void> {
  await revokeApplication(store, clientId, { now: () => terminal.now().getTime() });
  terminal.stdout.write(`Revoked ${clientId}.\n`);
}
