/** `fleet ring` and `fleet exception`: what a tenant decided about patching. */

import { Command, InvalidArgumentError } from 'commander';
import { type PolicyEvent, TenantPolicy } from '../../api/fleet/tenant-policy.ts';
import { KnownError } from '../../errors.ts';
import { stateOn } from '../../fleet/policy/exceptions.ts';
import type { PolicyKind } from '../../fleet/policy/model.ts';
import { readException, readRing } from '../../fleet/policy/read-entries.ts';
import { formatOption } from '../format-option.ts';
import { jsonText } from '../output/json-text.ts';
import { drawExceptions, drawPolicyHistory, drawRings } from '../output/policy.ts';
import { type Terminal, todayOf } from '../terminal.ts';
import { withTenant } from '../with-store.ts';

interface PolicyOptions {
  readonly tenant?: string;
  readonly format: 'table' | 'json';
}

interface RingOptions extends PolicyOptions {
  readonly order: number;
  readonly tag?: readonly string[];
  readonly platform?: readonly string[];
  readonly software?: readonly string[];
  readonly defer?: number;
  readonly hold?: readonly string[];
}

interface ExceptionOptions extends PolicyOptions {
  readonly kb?: string;
  readonly cve?: string;
  readonly machine?: string;
  readonly tag?: string;
  readonly by: string;
  readonly reason: string;
  readonly expires: string;
}

const mostChanges = 1_000;

export function ringCommand(terminal: Terminal): Command {
  const ring = new Command('ring')
    .summary('rings, which get updates one after the other')
    .description('Rings of devices. They change what the plan proposes, and never what a device misses.');
  ring.addCommand(
    entryCommand('set <name>', 'add or replace a ring')
      .requiredOption('--order <n>', 'a device is in the first ring that it is a member of', readWhole)
      .option('--tag <tag...>', 'a member has one of these tags')
      .option('--platform <platform...>', 'a member has one of these platforms: Windows11, WindowsServer2022 …')
      .option('--software <software...>', 'a member has one of these products: sql_server …')
      .option('--defer <days>', 'propose an update so many days after its release', readWhole)
      .option('--hold <kb:day...>', 'propose this update not before that day: KB5036893:2024-05-01')
      .action((name: string, options: RingOptions) => setRing(name, options, terminal)),
  );
  return addShared(ring, 'ring', terminal, async (policy, json, terminal) => {
    const { rings } = await policy.read();
    return json ? rings : drawRings(rings, terminal);
  });
}

export function exceptionCommand(terminal: Terminal): Command {
  const exception = new Command('exception')
    .summary('what is left open on purpose')
    .description('Exceptions: who leaves what open, why, and until when. They never change what a device misses.');
  exception.addCommand(
    entryCommand('add', 'add an exception, which counts from today on')
      .option('--kb <kb>', 'of this update; without --kb and --cve of everything')
      .option('--cve <cve>', 'of this vulnerability')
      .option('--machine <id>', 'on this device; without --machine and --tag on all')
      .option('--tag <tag>', 'on devices with this tag')
      .requiredOption('--by <name>', 'who answers for it')
      .requiredOption('--reason <text>', 'why')
      .requiredOption('--expires <day>', 'the last day on which it counts')
      .action((options: ExceptionOptions) => addException(options, terminal)),
  );
  return addShared(exception, 'exception', terminal, async (policy, json, terminal) => {
    const today = todayOf(terminal);
    const { exceptions } = await policy.read();
    const shown = exceptions.map((each) => ({ ...each, state: stateOn(each, today) }));
    return json ? shown : drawExceptions(shown, terminal);
  });
}

type List = (policy: TenantPolicy, json: boolean, terminal: Terminal) => Promise<string | object>;

function addShared(command: Command, kind: PolicyKind, terminal: Terminal, list: List): Command {
  command.addCommand(
    entryCommand('list', `the ${kind}s`).action((options: PolicyOptions) =>
      withPolicy(options, terminal, (policy) => list(policy, options.format === 'json', terminal)),
    ),
  );
  command.addCommand(
    entryCommand(`remove <${kind === 'ring' ? 'name' : 'id'}>`, `remove the ${kind}; its history stays`).action(
      (id: string, options: PolicyOptions) =>
        withPolicy(options, terminal, async (policy) => {
          await policy.remove(kind, id, changeBy(terminal));
          return `The ${kind} ${id} is removed.\n`;
        }),
    ),
  );
  command.addCommand(
    entryCommand('history', `who changed which ${kind}, newest first`).action((options: PolicyOptions) =>
      withPolicy(options, terminal, async (policy): Promise<string | readonly PolicyEvent[]> => {
        const events = await policy.history(kind, mostChanges);
        return options.format === 'json' ? events : drawPolicyHistory(events, terminal);
      }),
    ),
  );
  return command;
}

function entryCommand(usage: string, summary: string): Command {
  const [name = '', ...args] = usage.split(' ');
  const command = new Command(name)
    .summary(summary)
    .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
    .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
    .addOption(formatOption());
  for (const argument of args) command.argument(argument);
  return command;
}

async function setRing(name: string, options: RingOptions, terminal: Terminal): Promise<void> {
  const { order, tag, platform, software, defer, hold } = options;
  const holds = hold?.map(readHold);
  const fields = { order, tags: tag, platforms: platform, software, deferralDays: defer, holds };
  const ring = readRing(name, JSON.parse(JSON.stringify(fields)));
  await withPolicy(options, terminal, async (policy) => {
    const isNew = await policy.putRing(ring, changeBy(terminal));
    return options.format === 'json' ? ring : `The ring ${ring.name} is ${isNew ? 'added' : 'replaced'}.\n`;
  });
}

async function addException(options: ExceptionOptions, terminal: Terminal): Promise<void> {
  const { kb, cve, machine: machineId, tag, by: approvedBy, reason, expires } = options;
  const given = JSON.parse(JSON.stringify({ kb, cve, machineId, tag, approvedBy, reason, expires }));
  const fields = readException(given, todayOf(terminal));
  await withPolicy(options, terminal, async (policy) => {
    const exception = await policy.addException(fields, changeBy(terminal));
    return options.format === 'json' ? exception : `The exception ${exception.id} counts until ${expires}.\n`;
  });
}

function withPolicy(
  options: PolicyOptions,
  terminal: Terminal,
  work: (policy: TenantPolicy) => Promise<string | object>,
): Promise<void> {
  return withTenant(options.tenant, terminal, async ({ store, tenant }) => {
    const found = await work(new TenantPolicy(store.policy, tenant));
    terminal.stdout.write(typeof found === 'string' ? found : jsonText(found));
  });
}

/** The command line has no client id. */
function changeBy(terminal: Terminal) {
  return { application: 'command line', now: terminal.now().toISOString() };
}

function readHold(text: string): object {
  const [kb, until, ...rest] = text.split(':');
  if (rest.length === 0 && until !== undefined) return { kb, until };
  throw new KnownError('InvalidInput', `--hold is "${text}"; expected an update and a day: KB5036893:2024-05-01.`);
}

function readWhole(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number.');
}
