/** `serve`: the API and its page, until a signal stops them. */

import { Command } from 'commander';
import { readSettings, type Settings } from '../../config.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { preparePage } from '../prepare-page.ts';
import { makeOperatorLink } from '../sign-in-link.ts';
import { waitForStopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';

export function serveCommand({ terminal }: CommandContext): Command {
  return new Command('serve')
    .summary('run the API and its page')
    .description(
      'Runs the API and its page until SIGINT or SIGTERM, and prints a link that signs in to the page. The settings are environment variables: see docs/operating.md.',
    )
    .action(() => runServe(terminal));
}

async function runServe(terminal: Terminal): Promise<void> {
  const settings = readSettings(terminal.env);
  const hasPage = await preparePage(terminal);
  const store = await openStore(settings);
  try {
    const { startServer } = await import('../../api/start.ts');
    const server = await startServer({ settings, store });
    terminal.stderr.write(`missingkbs listens on ${server.url}\n`);
    if (server.staleReason !== undefined) terminal.stderr.write(`missingkbs: ${server.staleReason}\n`);
    if (hasPage && settings.ownTokens) await tellLink(store, settings, server.url, terminal);
    await waitForStopSignal(terminal.env);
    await server.close();
  } finally {
    await store.close();
  }
}

/** An external issuer knows people; without one, whoever can start the server can let them in. */
async function tellLink(store: Store, settings: Settings, url: string, terminal: Terminal): Promise<void> {
  const link = await makeOperatorLink(store, settings, url, () => terminal.now().getTime());
  const told =
    link === undefined
      ? 'There is no tenant yet to sign in to: "missingkbs sign-in --tenant TENANT" makes a link.'
      : `The page (this link signs in, once and within 15 minutes): ${link}`;
  terminal.stderr.write(`${told}\n`);
}
