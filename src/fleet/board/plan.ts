/** The fewest updates that close most of what is open in a fleet: always the next one that closes more than any other. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { Update } from '../../catalog/model.ts';
import { doAtOnce, type Pieces } from '../../pieces.ts';
import { type Board, type BoardFilter, type BoardGroup, countDevices, devicesByStatus, groupsOf } from './board.ts';
import { devicesByOpen } from './open-figures.ts';
import { type OpenProgress, PlanMemory, reasonsToStay } from './open-progress.ts';
import type { OpenUpdates } from './state-summary.ts';

export interface Plan {
  readonly devices: ReturnType<typeof devicesByStatus>;
  /** Pairs of a device and an open vulnerability, before anything is installed. */
  readonly openVulnerabilities: number;
  readonly steps: readonly PlanStep[];
  readonly left: PlanLeft;
}

/** One update, installed on every device whose install list has it and on which it still closes something. */
export interface PlanStep extends Pick<Update, 'name' | 'restart'> {
  readonly kb: KbNumber;
  readonly released: string;
  readonly devices: number;
  /** Pairs that it closes after the steps before it, and those that are closed by then. */
  readonly pairs: number;
  readonly closed: number;
  /** Of `openVulnerabilities`, to two decimals. */
  readonly percent: number;
}

/** What stays open after the last step. A pair is under one reason, the first of these that holds for it. */
export interface PlanLeft {
  readonly openVulnerabilities: number;
  /** More updates are offered than the plan may have. */
  readonly notInPlan: Left;
  /** Their update waits for its day in the ring of the devices. */
  readonly postponed: Left;
  /** Offered with Extended Security Updates alone, and nothing shows that the devices have these. */
  readonly needsEsu: Left;
  /** Released after the end of support: offered to nobody. */
  readonly supportEnded: Left;
  /** Devices with software that no KB fixes, of which no figure tells. */
  readonly devicesWithSoftwareWithoutKb: number;
}

export interface Left {
  readonly devices: number;
  readonly pairs: number;
}

/**
 * No more than `most` updates; all that close anything where nothing is said. Of two that close as much the lower number
 * is first. With a memory that other plans left, only what is new is worked out.
 */
export function planOf(
  board: Board,
  filter: BoardFilter,
  most = Number.POSITIVE_INFINITY,
  memory = new PlanMemory(),
): Plan {
  return doAtOnce(makePlan(board, filter, most, memory));
}

/** The groups whose devices get the update in the whole plan, as its step counts them; none where it is not in the plan. */
export function* groupsOfStep(
  board: Board,
  filter: BoardFilter,
  kb: KbNumber,
  memory: PlanMemory,
): Pieces<readonly BoardGroup[]> {
  const getting = new Set<OpenUpdates>();
  yield* makePlan(board, filter, Number.POSITIVE_INFINITY, memory, (best) => {
    if (best.kb !== kb) return;
    for (const { progress } of best.units) if (progress.gainOf(kb).inRows > 0) getting.add(progress.open);
  });
  return groupsOf(board, filter).filter(({ summary }) => getting.has(summary.open));
}

/** The same in pieces. `chosen` hears of each step before it is taken. */
export function* makePlan(
  board: Board,
  filter: BoardFilter,
  most: number,
  memory: PlanMemory,
  chosen: (best: Candidate) => void = () => {},
): Pieces<Plan> {
  const groups = groupsOf(board, filter);
  const units = Array.from(devicesByOpen(groups), ([open, devices]) => ({ devices, progress: memory.begin(open) }));
  const openVulnerabilities = units.reduce(
    (sum, { devices, progress }) => sum + devices * progress.open.vulnerabilities.length,
    0,
  );
  const candidates = yield* findCandidates(units);
  const steps: PlanStep[] = [];
  let closed = 0;
  while (steps.length < most) {
    const best = bestOf(candidates.values());
    if (best === undefined) break;
    chosen(best);
    closed += best.pairs;
    const { name = '', restart = '', released = '' } = board.facts.updateOf(best.kb) ?? {};
    const percent = openVulnerabilities === 0 ? 100 : Math.round((10_000 * closed) / openVulnerabilities) / 100;
    steps.push({ kb: best.kb, name, released, restart, devices: best.devices, pairs: best.pairs, closed, percent });
    yield* install(best, candidates);
  }
  const left = yield* leftIn(units);
  const withoutKb = groups.filter(({ summary }) => summary.withoutKb.length > 0);
  return {
    devices: devicesByStatus(groups),
    openVulnerabilities,
    steps,
    left: {
      openVulnerabilities: openVulnerabilities - closed,
      ...left,
      devicesWithSoftwareWithoutKb: countDevices(withoutKb),
    },
  };
}

/** Some milliseconds where nothing of them is remembered. */
const unitsAtOnce = 50;

/** Devices with the same open, and how far they have come. */
interface PlanUnit {
  readonly devices: number;
  progress: OpenProgress;
}

/** An update that some devices are offered, and what it closes now, summed over them. */
interface Candidate {
  readonly kb: KbNumber;
  readonly units: Set<PlanUnit>;
  pairs: number;
  pairsInRows: number;
  devices: number;
}

function* findCandidates(units: readonly PlanUnit[]): Pieces<Map<KbNumber, Candidate>> {
  const candidates = new Map<KbNumber, Candidate>();
  for (const [place, unit] of units.entries()) {
    if (place % unitsAtOnce === 0) yield;
    for (const kb of unit.progress.offered) {
      const candidate = candidates.get(kb) ?? { kb, units: new Set(), pairs: 0, pairsInRows: 0, devices: 0 };
      candidates.set(kb, candidate);
      candidate.units.add(unit);
      add(candidate, unit, 1);
    }
  }
  return candidates;
}

function add(candidate: Candidate, unit: PlanUnit, sign: 1 | -1): void {
  const { vulnerabilities, inRows } = unit.progress.gainOf(candidate.kb);
  candidate.pairs += sign * unit.devices * vulnerabilities;
  candidate.pairsInRows += sign * unit.devices * inRows;
  if (inRows > 0) candidate.devices += sign * unit.devices;
}

/** Two updates may have to come together for anything to be closed: then the one that is nearer to it. */
function bestOf(candidates: Iterable<Candidate>): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate.pairsInRows === 0) continue;
    const order =
      best === undefined
        ? 1
        : candidate.pairs - best.pairs || candidate.pairsInRows - best.pairsInRows || compareKbs(best.kb, candidate.kb);
    if (order > 0) best = candidate;
  }
  return best === undefined ? undefined : { ...best };
}

/** What the others would close changes only on the devices that got it. */
function* install({ kb, units }: Candidate, candidates: ReadonlyMap<KbNumber, Candidate>): Pieces<void> {
  for (const [place, unit] of [...units].entries()) {
    if (place % unitsAtOnce === 0) yield;
    const those = unit.progress.offered.map((other) => candidates.get(other) as Candidate);
    for (const candidate of those) add(candidate, unit, -1);
    unit.progress = unit.progress.install(kb);
    for (const candidate of those) add(candidate, unit, 1);
  }
}

function* leftIn(units: readonly PlanUnit[]): Pieces<Record<(typeof reasonsToStay)[number], Left>> {
  const left = { notInPlan: none(), postponed: none(), needsEsu: none(), supportEnded: none() };
  for (const [place, { devices, progress }] of units.entries()) {
    if (place % unitsAtOnce === 0) yield;
    const pairs = progress.pairsLeft();
    for (const reason of reasonsToStay) {
      if (pairs[reason] === 0) continue;
      left[reason].devices += devices;
      left[reason].pairs += devices * pairs[reason];
    }
  }
  return left;
}

function none() {
  return { devices: 0, pairs: 0 };
}
