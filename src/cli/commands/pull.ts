/** `pull`: what other systems know of the devices, fetched from them. */

import { Command } from 'commander';
import { KnownError } from '../../errors.ts';
import type { CommandContext } from '../command-context.ts';
import { callsAnHour, createPacedClient, type DefenderClient } from '../defender/paced-client.ts';
import { type Pulled, pullDefender } from '../defender/pull.ts';
import { startProgress } from '../progress.ts';
import { readOrigin } from '../read-origin.ts';
import { readSecret } from '../read-secret.ts';
import { tellWaits } from '../retries.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../whole-number.ts';
import { withTenant } from '../with-store.ts';
import { pullExportCommand } from './pull-export.ts';

interface DefenderOptions {
  readonly tenant?: string;
  readonly url: string;
  readonly authority: string;
  readonly scope: string;
  readonly entraTenant?: string;
  readonly clientId?: string;
  readonly secretFile?: string;
  readonly freshHours: number;
}

const usualUrl = 'https://api.security.microsoft.com';
const mostHours = 8_760;

export function pullCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('pull')
    .summary('fetch what Defender, WSUS or Intune know')
    .description('Fetches what other systems know of the devices.')
    .addCommand(
      new Command('defender')
        .summary("mirror Defender's own missing KBs")
        .description(
          "Mirrors what Defender itself says that its machines are missing, for `compare defender`. Our own answers stay as they are. Keeps to Defender's limits, 100 calls a minute and 1,500 an hour; a run that was ended goes on with the next.",
        )
        .option('--tenant <tenant>', 'whose devices they are here (default: the only tenant that is known)')
        .option('--entra-tenant <tenant>', 'the tenant in Entra, else MISSINGKBS_DEFENDER_TENANT')
        .option('--client-id <id>', 'the application in Entra, else MISSINGKBS_DEFENDER_CLIENT_ID')
        .option('--secret-file <file>', 'holds its client secret, else MISSINGKBS_DEFENDER_CLIENT_SECRET')
        .option('--url <url>', "Defender's API", usualUrl)
        .option('--authority <url>', 'who gives tokens', 'https://login.microsoftonline.com')
        .option('--scope <scope>', 'what they are for', 'https://api.securitycenter.microsoft.com/.default')
        .option('--fresh-hours <hours>', 'leave answers that are younger', wholeNumber(0, mostHours), 24)
        .action((options: DefenderOptions) => runDefender(options, terminal)),
    )
    .addCommand(pullExportCommand('wsus', 'Windows Server Update Services', context))
    .addCommand(pullExportCommand('intune', 'Microsoft Intune', context));
}

async function runDefender(options: DefenderOptions, terminal: Terminal): Promise<void> {
  const client = clientOf(options, terminal);
  const progress = startProgress('answers fetched', terminal);
  try {
    const pulled = await withTenant(options.tenant, terminal, ({ store, tenant }) =>
      pullDefender({
        client,
        store,
        tenant,
        now: () => terminal.now().getTime(),
        freshHours: options.freshHours,
        progress(done, total) {
          if (done === 0) tellHours(total, terminal);
          progress.update(done, total);
        },
      }),
    );
    progress.stop();
    terminal.stdout.write(describe(pulled));
  } finally {
    progress.stop();
  }
}

/** What is to be fetched within a minute or two needs no word. */
function tellHours(total: number, terminal: Terminal): void {
  if (total <= callsAnHour / 10) return;
  const hours = Math.ceil(total / callsAnHour);
  terminal.stderr.write(
    `${total} answers to fetch: up to ${hours} hours, as Defender allows ${callsAnHour} an hour.\n`,
  );
}

/** The secret is never an option: every user of the host sees those. */
function clientOf(options: DefenderOptions, terminal: Terminal): DefenderClient {
  const { env } = terminal;
  const clientSecret =
    options.secretFile === undefined ? env.MISSINGKBS_DEFENDER_CLIENT_SECRET : readSecret(options.secretFile);
  const tenant = options.entraTenant ?? env.MISSINGKBS_DEFENDER_TENANT;
  const clientId = options.clientId ?? env.MISSINGKBS_DEFENDER_CLIENT_ID;
  if (!tenant || !clientId || !clientSecret) {
    throw new KnownError(
      'InvalidInput',
      'Defender needs an application in Entra with the permissions Machine.Read.All and Software.Read.All: give --entra-tenant, --client-id and --secret-file, or MISSINGKBS_DEFENDER_TENANT, MISSINGKBS_DEFENDER_CLIENT_ID and MISSINGKBS_DEFENDER_CLIENT_SECRET.',
    );
  }
  return createPacedClient({
    url: readOrigin('--url', options.url, usualUrl),
    authority: readOrigin('--authority', options.authority, usualUrl),
    scope: options.scope,
    tenant,
    clientId,
    clientSecret,
    now: () => Date.now(),
    onWait: tellWaits(terminal),
  });
}

function describe({ machines, others, fetched, fresh, refused, gone, damaged }: Pulled): string {
  const lines = [
    `Defender lists ${countOf(machines, 'machine')} with Windows${others === 0 ? '' : `, ${others} with other systems`}.`,
    `Fetched ${countOf(fetched, 'answer')}${fresh === 0 ? '' : `, left ${fresh} that are young enough`}.`,
    ...(refused === 0 ? [] : [`It has no answer for ${refused} of them.`]),
    ...(gone === 0 ? [] : [`Forgot ${countOf(gone, 'machine')} that it lists no more.`]),
    ...(damaged === 0 ? [] : [`Records that could not be read and were left out: ${damaged}.`]),
  ];
  return `${lines.join('\n')}\n`;
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
