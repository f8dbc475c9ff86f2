/** `notice`: who hears of what by webhook, and what could not be delivered. */

import { Command, Option } from 'commander';
import { KnownError } from '../../errors.ts';
import { mostDays } from '../../notices/check-subscription.ts';
import { listDeadLetters, retryAllDeadLetters, retryDeadLetter } from '../../notices/dead-letters.ts';
import { formNames } from '../../notices/forms/forms.ts';
import { noticeKinds, slaSeverities } from '../../notices/notice.ts';
import { resolveByHost } from '../../notices/resolve-host.ts';
import {
  addSubscription,
  listSubscriptions,
  overlapHours,
  removeSubscription,
  rotateSecret,
  testSubscription,
} from '../../notices/subscriptions.ts';
import type { Sla } from '../../store/notice-store.ts';
import type { CommandContext } from '../command-context.ts';
import { formatOption } from '../format-option.ts';
import { jsonText } from '../output/json-text.ts';
import { drawDeadLetters, drawSubscriptions } from '../output/notices.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../whole-number.ts';
import { type TenantStore, withTenant } from '../with-store.ts';

interface Options {
  readonly tenant?: string;
  readonly format: 'table' | 'json';
}

interface AddOptions extends Options {
  readonly kind: readonly string[];
  readonly form: string;
  readonly name?: string;
  readonly slaDays?: number;
  readonly slaSeverity?: string;
}

interface RotateOptions extends Options {
  readonly overlapHours?: number;
}

interface Asked extends TenantStore {
  readonly now: number;
}

export function noticeCommand({ terminal }: CommandContext): Command {
  const notice = new Command('notice')
    .summary('webhooks: add, list, remove, test, new secrets; dead letters')
    .description('Who hears of what by webhook. The running server sends what is due.');
  notice.addCommand(
    withFormat(tenantOption(addUsage())).action((address: string, options: AddOptions) =>
      ask(options, terminal, (asked) => add(asked, address, options, terminal)),
    ),
  );
  notice.addCommand(
    withFormat(tenantOption(new Command('list').summary('list the subscriptions'))).action((options: Options) =>
      ask(options, terminal, async ({ store, tenant, now }) => {
        const found = await listSubscriptions(store.notices, tenant, now);
        print(found, options, terminal, drawSubscriptions(found, terminal));
      }),
    ),
  );
  notice.addCommand(
    tenantOption(onId('remove', 'remove a subscription, with what waits for it')).action(
      (id: string, options: Options) =>
        ask(options, terminal, async ({ store, tenant }) => {
          await removeSubscription(store.notices, tenant, id);
          terminal.stdout.write(`Removed ${id}.\n`);
        }),
    ),
  );
  notice.addCommand(
    tenantOption(onId('test', 'send a test to a subscription at once')).action((id: string, options: Options) =>
      ask(options, terminal, (asked) => sendTest(asked, id, terminal)),
    ),
  );
  notice.addCommand(
    withFormat(tenantOption(rotateUsage())).action((id: string, options: RotateOptions) =>
      ask(options, terminal, (asked) => rotate(asked, id, options, terminal)),
    ),
  );
  notice.addCommand(
    withFormat(tenantOption(new Command('dead').summary('list what could not be delivered'))).action(
      (options: Options) =>
        ask(options, terminal, async ({ store, tenant }) => {
          const found = await listDeadLetters(store.notices, tenant);
          print(found, options, terminal, drawDeadLetters(found, terminal));
        }),
    ),
  );
  notice.addCommand(
    tenantOption(
      new Command('retry')
        .summary('have dead letters sent again')
        .description('Has the running server send a dead letter again, or all of them.')
        .argument('[id]', 'as notice dead shows it; all without it'),
    ).action((id: string | undefined, options: Options) =>
      ask(options, terminal, (asked) => retry(asked, id, terminal)),
    ),
  );
  return notice;
}

function addUsage(): Command {
  return new Command('add')
    .summary('have notices sent to an address, and show the secret that signs them, once')
    .description('Has notices sent to an address, whose host MISSINGKBS_NOTICE_HOSTS names.')
    .argument('<address>', 'where they are posted to')
    .requiredOption('--kind <kind...>', `what to hear of: ${noticeKinds.join(', ')}`)
    .addOption(new Option('--form <form>', 'of the body').choices([...formNames]).default('json'))
    .option('--name <name>', 'what to call it in lists')
    .option(
      '--sla-days <days>',
      'of sla-breached: open for more days than these after release',
      wholeNumber(0, mostDays),
    )
    .addOption(
      new Option('--sla-severity <severity>', 'of sla-breached: and of this severity or worse').choices([
        ...slaSeverities,
      ]),
    );
}

async function add({ store, tenant, settings, now }: Asked, address: string, options: AddOptions, terminal: Terminal) {
  const { kind: kinds, form, name } = options;
  const sla = slaOf(options);
  const wanted = {
    tenant,
    address,
    form,
    kinds,
    ...(name !== undefined && { name }),
    ...(sla !== undefined && { sla }),
  };
  const added = await addSubscription(store.notices, wanted, { hosts: settings.noticeHosts, now });
  const text = `id      ${added.id}\nsecret  ${added.secret}\nThe secret cannot be shown again.\n`;
  print(added, options, terminal, text);
}

function slaOf({ slaDays: days, slaSeverity: severity }: AddOptions): Sla | undefined {
  if (days === undefined && severity === undefined) return undefined;
  if (days !== undefined && severity !== undefined) return { days, severity };
  throw new KnownError('InvalidInput', '--sla-days and --sla-severity go together: what is a breach.');
}

async function sendTest({ store, tenant, settings, now }: Asked, id: string, terminal: Terminal): Promise<void> {
  const options = { hosts: settings.noticeHosts, resolve: resolveByHost, now };
  const outcome = await testSubscription(store.notices, tenant, id, options);
  if (!outcome.delivered) throw new KnownError('ServerUnavailable', `The test was not taken: ${outcome.reason}.`);
  terminal.stdout.write(`The test was taken: ${outcome.status}.\n`);
}

function rotateUsage(): Command {
  return onId('rotate', 'have notices signed by a new secret, and show it, once')
    .description('Has notices signed by a new secret, and for a while by the one before as well.')
    .option(
      '--overlap-hours <hours>',
      'for how long both sign; 0 ends the one before at once (default: 24)',
      wholeNumber(0, overlapHours.most),
    );
}

async function rotate({ store, tenant, now }: Asked, id: string, options: RotateOptions, terminal: Terminal) {
  const { overlapHours: hours } = options;
  const rotated = await rotateSecret(store.notices, tenant, id, { now, ...(hours !== undefined && { hours }) });
  const until = rotated.formerSecretUntil;
  const former = until === undefined ? 'signs no more' : `signs as well until ${until}`;
  const text = `secret  ${rotated.secret}\nThe secret cannot be shown again. The one before ${former}.\n`;
  print(rotated, options, terminal, text);
}

async function retry({ store, tenant, now }: Asked, id: string | undefined, terminal: Terminal): Promise<void> {
  if (id !== undefined) await retryDeadLetter(store.notices, tenant, id, now);
  const count = id === undefined ? await retryAllDeadLetters(store.notices, tenant, now) : 1;
  terminal.stdout.write(`${count} to be sent again by the running server.\n`);
}

function onId(name: string, summary: string): Command {
  return new Command(name).summary(summary).argument('<id>', 'as notice list shows it');
}

function tenantOption(command: Command): Command {
  return command.option('--tenant <tenant>', 'whose they are (default: the only tenant that is known)');
}

function withFormat(command: Command): Command {
  return command.addOption(formatOption());
}

function ask(options: Options, terminal: Terminal, use: (asked: Asked) => Promise<void>): Promise<void> {
  return withTenant(options.tenant, terminal, (of) => use({ ...of, now: terminal.now().getTime() }));
}

function print(value: unknown, { format }: Options, { stdout }: Terminal, text: string): void {
  stdout.write(format === 'json' ? jsonText(value) : text);
}
