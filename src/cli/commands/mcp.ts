/** `mcp`: questions about the devices of a server, for assistants that speak the Model Context Protocol, over standard input and output. */

import { Command } from 'commander';
import { checkTenant } from '../../access/tenant-names.ts';
import { KnownError } from '../../errors.ts';
import { readVersion } from '../../version.ts';
import type { CommandContext } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly url: string;
  readonly tenant: string;
}

export function mcpCommand({ terminal }: CommandContext): Command {
  return new Command('mcp')
    .summary('questions for assistants (Model Context Protocol)')
    .description(
      'Speaks the Model Context Protocol over standard input and output: an assistant starts it and asks. It reads from a server, with the credentials in MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET, and changes nothing.',
    )
    .requiredOption('--url <url>', 'the server: https://kb.contoso.com')
    .requiredOption('--tenant <tenant>', 'whose devices')
    .action((options: Options) => serve(options, terminal));
}

/** Until the assistant closes standard input. */
async function serve({ url, tenant }: Options, terminal: Terminal): Promise<void> {
  const { MISSINGKBS_CLIENT_ID: clientId, MISSINGKBS_CLIENT_SECRET: clientSecret } = terminal.env;
  if (!/^https?:\/\/[^\s/]+/.test(url) || !URL.canParse(url)) {
    throw new KnownError('InvalidInput', `--url is "${url}"; it must be a URL like https://kb.contoso.com.`);
  }
  if (!clientId || !clientSecret) {
    throw new KnownError(
      'InvalidInput',
      'The credentials of an application belong in MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET. Make one on the server with "missingkbs app create --role Machine.Read.All Software.Read.All Vulnerability.Read.All".',
    );
  }
  const [{ createClient }, { createMcpServer }, { StdioServerTransport }] = await Promise.all([
    import('../../client/client.ts'),
    import('../mcp/server.ts'),
    import('@modelcontextprotocol/server/stdio'),
  ]);
  const client = createClient({
    url,
    tenant: checkTenant(tenant, '--tenant'),
    clientId,
    clientSecret,
    // Standard output is the protocol's.
    onWait: ({ seconds, why }) => void terminal.stderr.write(`missingkbs mcp waits ${seconds} s (${why}).\n`),
  });
  const server = createMcpServer(client, readVersion());
  const closed = Promise.withResolvers<void>();
  server.server.onclose = closed.resolve;
  await server.connect(new StdioServerTransport());
  await closed.promise;
}
