/** How many devices had an update, or all of a month, so many days after each came out. */

import type { KbNumber } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { DevicesByStatus } from './devices-by-status.ts';
import type { OpenCounts, OpenOnly, StateNumber } from './judge.ts';
import { judgeStates, type Past } from './past-fleet.ts';

/** Month is YYYY-MM: all security updates that came out in it. */
export type Patched = { readonly kb: KbNumber } | { readonly month: string };

export interface PatchedWithin {
  /** The last deadline. */
  readonly day: string;
  readonly days: number;
  /** When the updates came out, and the day at whose end each had to be on the devices. */
  readonly deadlines: readonly { readonly released: string; readonly deadline: string }[];
  /** That were known on the last deadline; of a status that is not "assessed" if they were at any. */
  readonly devices: DevicesByStatus;
  /** Of those that could be judged: missed nothing of it at any deadline, which whoever it was not for does not either. */
  readonly patched: number;
  readonly late: number;
  /** Of those that could be judged, to two decimals; absent where none could. */
  readonly percentPatched?: number;
}

/** Throws `KnownError` ResourceNotFound when the catalogue has no such update, InvalidInput when a deadline lies ahead of `today`. */
export async function patchedWithin(past: Past, what: Patched, days: number, today: string): Promise<PatchedWithin> {
  const deadlines = await deadlinesOf(past, what, days, today);
  const groups = await groupDevices(past, deadlines);
  const verdicts: Map<StateNumber, OpenCounts>[] = [];
  for (const [place, { released, deadline }] of deadlines.entries()) {
    const only: OpenOnly = 'kb' in what ? { update: what.kb } : { released };
    const states = new Set(groups.flatMap((group) => group.states[place] ?? []));
    verdicts.push(await judgeStates(past, states, deadline, only));
  }
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  let late = 0;
  for (const { states, count } of groups) {
    const was = states.flatMap((state, place) => (state === undefined ? [] : [{ state, place }]));
    const found = was.flatMap(({ state, place }) => verdicts[place]?.get(state) ?? []);
    // Removed meanwhile.
    if (found.length < was.length) continue;
    const status = found.find((verdict) => verdict.status !== 'assessed')?.status ?? 'assessed';
    devices[status] += count;
    if (status === 'assessed' && found.some(({ updates }) => updates > 0)) late += count;
  }
  const patched = devices.assessed - late;
  return {
    day: deadlines.at(-1)?.deadline ?? today,
    days,
    deadlines,
    devices,
    patched,
    late,
    ...(devices.assessed > 0 && { percentPatched: Math.round((10_000 * patched) / devices.assessed) / 100 }),
  };
}

async function deadlinesOf(past: Past, what: Patched, days: number, today: string) {
  const releases = await (await past.judgeOf(today)).daysOf(what);
  if (releases.length === 0) {
    const name = 'kb' in what ? `update KB${what.kb}` : `update that came out in ${what.month}`;
    throw new KnownError('ResourceNotFound', `The catalogue knows no ${name}.`);
  }
  const deadlines = releases.map((released) => ({ released, deadline: addDays(released, days) }));
  const ahead = deadlines.find(({ deadline }) => deadline > today);
  if (ahead !== undefined) {
    throw new KnownError(
      'InvalidInput',
      `${days} days after ${ahead.released} is ${ahead.deadline}, which lies after today, ${today}: ask for fewer days.`,
    );
  }
  return deadlines;
}

interface Group {
  /** At each of the deadlines. */
  readonly states: readonly (StateNumber | undefined)[];
  count: number;
}

/** Devices that were in the same states at every deadline, those apart that were not known yet at the last. */
async function groupDevices(past: Past, deadlines: readonly { readonly deadline: string }[]): Promise<Group[]> {
  const groups = new Map<string, Group>();
  for await (const { states } of past.fleet.devices(deadlines.map(({ deadline }) => deadline))) {
    if (states.at(-1) === undefined) continue;
    const key = states.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { states, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()];
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
