/** `serve`: the API, until a signal stops it. */

import { Command } from 'commander';
import { readSettings } from '../../config.ts';
import type { CommandContext } from '../command-context.ts';
import { preparePage } from '../prepare-page.ts';
import { waitForStopSignal } from '../stop-signal.ts';

export function serveCommand({ terminal }: CommandContext): Command {
  return new Command('serve')
    .summary('run the API')
    .description('Runs the API until SIGINT or SIGTERM. The settings are environment variables: see docs/operating.md.')
    .action(async () => {
      await preparePage(terminal);
      const { startServer } = await import('../../api/start.ts');
      const server = await startServer({ settings: readSettings(terminal.env) });
      terminal.stderr.write(`missingkbs listens on ${server.url}\n`);
      if (server.staleReason !== undefined) terminal.stderr.write(`missingkbs: ${server.staleReason}\n`);
      await waitForStopSignal(terminal.env);
      await server.close();
    });
}
