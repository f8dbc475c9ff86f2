/** `fleet`: questions about all devices of a tenant. `fleet past`: as they were at the end of a day. */

import { Command } from 'commander';
import { parseKbNumber } from '../../brand.ts';
import { parseDay } from '../../day.ts';
import { exposedMachines } from '../../fleet/past/exposed-machines.ts';
import { exposureOf } from '../../fleet/past/exposure.ts';
import { boardOn } from '../../fleet/past/past-fleet.ts';
import { type Patched, patchedWithin } from '../../fleet/past/patched-within.ts';
import { checkPast, parseMonth, parseVulnerability } from '../../fleet/past/subjects.ts';
import { answerPast, type PastOptions, pastQuestion } from '../ask-past.ts';
import type { CommandContext } from '../command-context.ts';
import { drawExposed, drawExposure, drawMissing, drawPatched } from '../output/past.ts';
import { missingOn } from '../past-of-tenant.ts';
import { type Terminal, todayOf } from '../terminal.ts';
import { wholeNumber } from '../whole-number.ts';
import { boardCommands } from './fleet-board.ts';
import { complianceCommand } from './fleet-compliance.ts';
import { exceptionCommand, ringCommand } from './fleet-policy.ts';

/** Machine ids of one answer: all of them. */
const everyMachine = { limit: Number.POSITIVE_INFINITY };

const mostDays = 3_650;

export function fleetCommand({ terminal }: CommandContext): Command {
  const past = new Command('past')
    .summary('as it was at the end of a day')
    .description('Answers about the past, from the states that each device was in. Days end in UTC.');
  past.addCommand(
    pastQuestion('exposure <day>', 'how much was open: devices by missing updates, open vulnerabilities')
      .description('Counts what was open on a day: devices by number of missing updates, and open vulnerabilities.')
      .action((text: string, options: PastOptions) => {
        const day = readDay(text, terminal);
        return answerPast(options, terminal, async ({ past }) => exposureOf(await boardOn(past, day)), {
          draw: drawExposure,
        });
      }),
  );
  past.addCommand(
    pastQuestion('exposed <vulnerability> <day>', 'which devices had a vulnerability open')
      .description('Counts and names the devices that had a vulnerability open on a day.')
      .action((id: string, text: string, options: PastOptions) => {
        const vulnerability = parseVulnerability(id);
        const day = readDay(text, terminal);
        return answerPast(options, terminal, ({ past }) => exposedMachines(past, vulnerability, day, everyMachine), {
          draw: drawExposed,
        });
      }),
  );
  past.addCommand(
    pastQuestion('missing <machine> <day>', 'what one device was missing')
      .description('Shows what a device, named by its id or DNS name, was missing on a day.')
      .action((machine: string, text: string, options: PastOptions) => {
        const day = readDay(text, terminal);
        return answerPast(options, terminal, (tenant) => missingOn(tenant, machine, day), { draw: drawMissing });
      }),
  );
  past.addCommand(
    pastQuestion('patched <kb-or-month>', 'how many devices were patched in time')
      .description(
        'Counts the devices that had an update, or all that came out in a month (YYYY-MM), so many days after.',
      )
      .requiredOption('--within <days>', 'days after each update came out', wholeNumber(0, mostDays))
      .action((text: string, options: PastOptions & { readonly within: number }) => {
        const what = readPatched(text);
        const today = todayOf(terminal);
        return answerPast(options, terminal, ({ past }) => patchedWithin(past, what, options.within, today), {
          draw: drawPatched,
        });
      }),
  );
  const fleet = new Command('fleet')
    .summary('questions about all devices of a tenant')
    .description('Questions about all devices of a tenant.');
  for (const question of boardCommands(terminal)) fleet.addCommand(question);
  return fleet
    .addCommand(complianceCommand(terminal))
    .addCommand(past)
    .addCommand(ringCommand(terminal))
    .addCommand(exceptionCommand(terminal));
}

function readDay(text: string, terminal: Terminal): string {
  return checkPast(parseDay(text, 'The day'), todayOf(terminal));
}

function readPatched(text: string): Patched {
  const kb = parseKbNumber(text);
  return kb === undefined ? { month: parseMonth(text) } : { kb };
}
