/** How many devices had an update, or all of a month, so many days after each came out. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import type { KbNumber } from '../../brand.ts';
import { daysAfter } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { StateNumber } from '../board/board.ts';
import type { OpenUpdate, StateSummary } from '../board/state-summary.ts';
import type { Past } from './past-fleet.ts';

/** Month is YYYY-MM: all security updates that came out in it. */
export type Patched = { readonly kb: KbNumber } | { readonly month: string };

export interface PatchedWithin {
  /** The last deadline. */
  readonly day: string;
  readonly days: number;
  /** When the updates came out, and the day at whose end each had to be on the devices. */
  readonly deadlines: readonly { readonly released: string; readonly deadline: string }[];
  /** That were known on the last deadline; of a status that is not "assessed" if they were at any. */
  readonly devices: Readonly<Record<AssessmentStatus, number>>;
  /** Of those that could be judged: missed nothing of it at any deadline, which whoever it was not for does not either. */
  readonly patched: number;
  readonly late: number;
  /** Of those that could be judged, to two decimals; absent where none could. */
  readonly percentPatched?: number;
}

/** Throws `KnownError` ResourceNotFound when the catalogue has no such update, InvalidInput when a deadline lies ahead of `today`. */
export async function patchedWithin(past: Past, what: Patched, days: number, today: string): Promise<PatchedWithin> {
  const deadlines = await deadlinesOf(past, what, days, today);
  const groups = await past.fleet.countAt(deadlines.map(({ deadline }) => deadline));
  const verdicts: ReadonlyMap<StateNumber, StateSummary>[] = [];
  for (const [place, { deadline }] of deadlines.entries()) {
    const states = new Set(groups.flatMap((group) => group.states[place] ?? []));
    verdicts.push(await (await past.judgeOf(deadline)).summaries([...states], deadline));
  }
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  let late = 0;
  for (const { states, devices: count } of groups) {
    const was = states.flatMap((state, place) => (state === undefined ? [] : [{ state, place }]));
    const found = was.flatMap(({ state, place }) => {
      const summary = verdicts[place]?.get(state);
      return summary === undefined ? [] : [{ summary, isMeant: isMeant(what, deadlines[place]?.released) }];
    });
    // Removed meanwhile.
    if (found.length < was.length) continue;
    const status = found.find(({ summary }) => summary.status !== 'assessed')?.summary.status ?? 'assessed';
    devices[status] += count;
    const missed = found.some(({ summary, isMeant }) => summary.open.rows.some(isMeant));
    if (status === 'assessed' && missed) late += count;
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

/** Whether a row is of what was to be installed by the deadline of updates of that day. */
function isMeant(what: Patched, released: string | undefined): (row: OpenUpdate) => boolean {
  return 'kb' in what ? ({ kb }) => kb === what.kb : (row) => row.released === released;
}

async function deadlinesOf(past: Past, what: Patched, days: number, today: string) {
  const { updates } = await (await past.judgeOf(today)).facts();
  const meant = updates.filter(({ kb, released }) =>
    'kb' in what ? kb === what.kb : released.startsWith(`${what.month}-`),
  );
  const releases = [...new Set(meant.map(({ released }) => released))].sort();
  if (releases.length === 0) {
    const name = 'kb' in what ? `update KB${what.kb}` : `update that came out in ${what.month}`;
    throw new KnownError('ResourceNotFound', `The catalogue knows no ${name}.`);
  }
  const deadlines = releases.map((released) => ({ released, deadline: daysAfter(released, days) }));
  const ahead = deadlines.find(({ deadline }) => deadline > today);
  if (ahead !== undefined) {
    throw new KnownError(
      'InvalidInput',
      `${days} days after ${ahead.released} is ${ahead.deadline}, which lies after today, ${today}: ask for fewer days.`,
    );
  }
  return deadlines;
}
