/** `store`: what is done to the store as a whole. */

import { Command } from 'commander';
import { KnownError } from '../../errors.ts';
import type { CommandContext } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-store.ts';

export function storeCommand({ terminal }: CommandContext): Command {
  return new Command('store').summary('spread the store over several machines').addCommand(
    new Command('distribute')
      .summary('distribute the tables over a Citus cluster')
      .description(
        'Distributes the tables of the database over the machines of its Citus cluster, and shows each statement. Stop the servers before. Run again after an interruption, it goes on where it stopped.',
      )
      .action(() => runDistribute(terminal)),
  );
}

function runDistribute(terminal: Terminal): Promise<void> {
  return withStore(terminal, async (store) => {
    if (store.distribute === undefined) throw nothingToDistribute();
    let count = 0;
    await store.distribute((statement) => {
      count += 1;
      terminal.stdout.write(`${statement};\n`);
    });
    terminal.stdout.write(count === 0 ? 'All was distributed already.\n' : 'The tables are distributed.\n');
  });
}

function nothingToDistribute(): KnownError {
  return new KnownError(
    'ConfigurationInvalid',
    'The store is a file of this host, which cannot be distributed. Set MISSINGKBS_DATABASE_URL to a PostgreSQL database with Citus.',
  );
}
