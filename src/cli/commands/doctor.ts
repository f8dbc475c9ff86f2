/** `doctor`: looks at everything that a server needs, changes nothing, and says what to do. */

import { Command, Option } from 'commander';
import type { Settings } from '../../config.ts';
import type { CommandContext } from '../command-context.ts';
import { checkCertificate } from '../doctor/certificate.ts';
import { checkClock, type HeardTime, listeningFetch } from '../doctor/clock.ts';
import { checkDataFolder } from '../doctor/data-folder.ts';
import type { Finding } from '../doctor/finding.ts';
import { checkCatalog, checkLists } from '../doctor/knowledge.ts';
import { checkFeed, checkIssuers, checkSignIn } from '../doctor/network.ts';
import { checkSettings } from '../doctor/settings.ts';
import { checkDeadLetters, checkOwnTokens, checkStore } from '../doctor/store.ts';
import { jsonText } from '../output/json-text.ts';
import { paint, printable, type Terminal, todayOf } from '../terminal.ts';

interface Options {
  readonly online?: boolean;
  readonly format: 'table' | 'json';
}

export function doctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .summary('check settings, data, certificate and clock')
    .description(
      'Checks settings, data folder, catalogue, database, tokens, notices, certificate and clock, changes nothing, and says what to do. Exit code 3 when something keeps the server from answering.',
    )
    .option('--online', "ask Microsoft's feed as well, whether it can be reached and what time it is")
    .addOption(new Option('--format <format>', 'how to print them').choices(['table', 'json']).default('table'))
    .action(async (options: Options) => {
      const { terminal } = context;
      const { settings, findings } = checkSettings(terminal.env);
      const all = settings === undefined ? findings : [...findings, ...(await examine(settings, options, terminal))];
      terminal.stdout.write(options.format === 'json' ? jsonText(all) : drawFindings(all, terminal));
      context.exitCode = all.some(({ verdict }) => verdict === 'fail') ? 3 : 0;
    });
}

async function examine(settings: Settings, { online }: Options, terminal: Terminal): Promise<readonly Finding[]> {
  const today = todayOf(terminal);
  const heard: HeardTime[] = [];
  const ask = listeningFetch(heard, () => terminal.now());
  let newest: string | undefined;
  const ofStore = await checkStore(settings, async (store) => {
    const catalog = await checkCatalog(settings, store, today);
    newest = catalog.newest;
    const lists = await checkLists(settings, store, today);
    if (store === undefined) return [catalog.finding, ...lists];
    return [await checkOwnTokens(settings, store), await checkDeadLetters(store), catalog.finding, ...lists];
  });
  const issuers = [...(await checkIssuers(settings, ask)), ...(await checkSignIn(settings, ask))];
  const feed = online ? [await checkFeed(ask)] : [];
  const certificate = checkCertificate(settings, terminal.now());
  return [
    checkDataFolder(settings),
    ...ofStore,
    ...issuers,
    ...feed,
    certificate,
    checkClock(terminal.now(), newest, heard),
  ];
}

const styles = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

function drawFindings(findings: readonly Finding[], terminal: Terminal): string {
  const lines = findings.map(({ check, verdict, found, todo }) => {
    const line = `${paint(terminal, styles[verdict], verdict.padEnd(4))}  ${check}: ${printable(found)}\n`;
    return todo === undefined ? line : `${line}      ${todo}\n`;
  });
  return lines.join('');
}
