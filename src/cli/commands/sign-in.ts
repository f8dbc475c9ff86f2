/** `sign-in`: links that sign people in to the page, and the sessions that came of them. */

import { Command, Option } from 'commander';
import { checkTenant } from '../../access/tenant-names.ts';
import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { type PersonRole, personRoles } from '../../person-roles.ts';
import type { Store } from '../../store/store.ts';
import { chooseTenant } from '../choose-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { formatOption } from '../format-option.ts';
import { drawTable } from '../output/draw-table.ts';
import { jsonText } from '../output/json-text.ts';
import { addressOf, makeSignInLink } from '../sign-in-link.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-store.ts';

interface LinkOptions {
  readonly tenant?: string;
  readonly role: PersonRole;
  readonly name?: string;
  readonly allTenants?: true;
}

interface ListOptions {
  readonly tenant?: string;
  readonly format: 'table' | 'json';
}

export function signInCommand({ terminal }: CommandContext): Command {
  const command = new Command('sign-in')
    .summary('links that sign people in to the page')
    .description('People on the page of the server: links that sign in, and the sessions that came of them.');
  command.addCommand(
    new Command('link')
      .summary('a link that signs a person in (default)')
      .description(
        'Prints a link that signs a person in to the page of the server, once and within fifteen minutes. A reader sees, an operator changes tags, rings and exceptions, an administrator all the rest.',
      )
      .option('--tenant <tenant>', 'whose devices the page shows; may be left out where there is one tenant')
      .addOption(new Option('--role <role>', 'what the person may do').choices(personRoles).default('reader'))
      .option('--name <name>', 'what the session is called; those of one name end together')
      .option('--all-tenants', 'the person may switch to every other tenant')
      .action((options: LinkOptions) =>
        withStore(terminal, (store, settings) => printLink(store, settings, options, terminal)),
      ),
    { isDefault: true },
  );
  command.addCommand(
    new Command('list')
      .summary('who is signed in')
      .description('Lists the sessions that have not ended, oldest first.')
      .option('--tenant <tenant>', 'only those that began in this tenant')
      .addOption(formatOption())
      .action((options: ListOptions) => withStore(terminal, (store) => list(store, options, terminal))),
  );
  command.addCommand(
    new Command('end')
      .summary('end a session')
      .description('Ends a session: running servers refuse it within a second.')
      .argument('<id>', 'as sign-in list shows it')
      .action((id: string) => withStore(terminal, (store) => end(store, id, terminal))),
  );
  return command;
}

async function printLink(store: Store, settings: Settings, options: LinkOptions, terminal: Terminal): Promise<void> {
  const { role, name = role, allTenants = false } = options;
  const tenant = await chooseTenant(options.tenant, settings, store);
  const wanted = { url: addressOf(settings), tenant, role, name, allTenants };
  terminal.stdout.write(`${await makeSignInLink(store, wanted, () => terminal.now().getTime())}\n`);
}

async function list(store: Store, { tenant, format }: ListOptions, terminal: Terminal): Promise<void> {
  const home = tenant === undefined ? undefined : checkTenant(tenant, '--tenant');
  const sessions = await store.sessions.list(terminal.now().toISOString(), home);
  if (format === 'json') {
    const shown = sessions.map(({ hash: _, account: __, idToken: ___, ...session }) => session);
    terminal.stdout.write(jsonText(shown));
    return;
  }
  const columns = [
    { title: 'Id' },
    { title: 'Name', flexible: true },
    { title: 'Role' },
    { title: 'Tenant', flexible: true },
    { title: 'Began' },
    { title: 'Expires' },
  ] as const;
  const rows = sessions.map(({ id, name, role, tenant: shown, created, expires }) => [
    id,
    name,
    role,
    shown,
    created.slice(0, 10),
    expires.slice(0, 10),
  ]);
  terminal.stdout.write(drawTable(columns, rows, terminal));
}

async function end(store: Store, id: string, terminal: Terminal): Promise<void> {
  if (!(await store.sessions.end(id))) {
    throw new KnownError('ResourceNotFound', `There is no session ${id}. List them with "missingkbs sign-in list".`);
  }
  terminal.stdout.write(`Ended ${id}.\n`);
}
