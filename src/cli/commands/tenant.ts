/** `tenant`: what people call the tenants, which programs know by a GUID or a short name. */

import { Command } from 'commander';
import { checkTenant } from '../../access/tenant-names.ts';
import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { knownTenants } from '../choose-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { formatOption } from '../format-option.ts';
import { drawTable } from '../output/draw-table.ts';
import { jsonText } from '../output/json-text.ts';
import { printable, type Terminal } from '../terminal.ts';
import { withStore } from '../with-store.ts';

const mostNameLetters = 100;

export function tenantCommand({ terminal }: CommandContext): Command {
  return new Command('tenant')
    .summary('tenants, and what people call them')
    .description('The tenants of this server, and what people call them on its page.')
    .addCommand(
      new Command('list')
        .summary('list the tenants')
        .description('Lists the tenants that have devices, applications or a name, or that the settings name.')
        .addOption(formatOption())
        .action(({ format }: { format: 'table' | 'json' }) =>
          withStore(terminal, (store, settings) => list(store, settings, format, terminal)),
        ),
    )
    .addCommand(
      new Command('name')
        .summary('say what people call a tenant')
        .description('Names a tenant for people; without a name it goes by its own again.')
        .argument('<tenant>', 'the tenant: a GUID or a name')
        .argument('[name]', 'what people call it')
        .action((tenant: string, name?: string) =>
          withStore(terminal, (store) => rename(store, tenant, name, terminal)),
        ),
    );
}

async function list(store: Store, settings: Settings, format: 'table' | 'json', terminal: Terminal) {
  const [known, withDevices, names] = [
    await knownTenants(settings, store),
    await store.devices.tenants(),
    await store.tenantNames.list(),
  ];
  const tenants = [...new Set([...known, ...withDevices, ...names.keys()])].sort();
  const shown = tenants.map((tenant) => ({ tenant, name: names.get(tenant) }));
  if (format === 'json') return void terminal.stdout.write(jsonText(shown));
  const rows = shown.map(({ tenant, name = '' }) => [tenant, name]);
  terminal.stdout.write(drawTable([{ title: 'Tenant' }, { title: 'Name', flexible: true }], rows, terminal));
}

async function rename({ tenantNames }: Store, given: string, name: string | undefined, terminal: Terminal) {
  const tenant = checkTenant(given, 'The tenant');
  const shown = name?.trim();
  if (shown !== undefined && (shown === '' || shown.length > mostNameLetters || /\p{C}/u.test(shown))) {
    throw new KnownError(
      'InvalidInput',
      `The name is "${printable(shown).slice(0, mostNameLetters)}"; expected 1 to ${mostNameLetters} characters that can be printed.`,
    );
  }
  await tenantNames.put(tenant, shown);
  terminal.stdout.write(shown === undefined ? `${tenant} goes by its own name.\n` : `${tenant} is called ${shown}.\n`);
}
