/** Which updates a fleet is missing, each with what it would close and on how many devices. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import { type Severity, severities, type Update } from '../../catalog/model.ts';
import { daysBetween } from '../../day.ts';
import type { EpssScore } from '../../threats/model.ts';
import type { Threats } from '../../threats/threats.ts';
import type { Postponed } from '../policy/rings.ts';
import { type Board, type BoardFilter, groupsOf } from './board.ts';
import { type Exploited, isExploitedBy, type Statements } from './exploited.ts';
import { type VulnerabilityFacts, worstSeverity } from './fleet-facts.ts';
import { noBoardThreats } from './kev-table.ts';
import { devicesByRow, vulnerabilitiesIn } from './open-figures.ts';
import type { OpenUpdate } from './state-summary.ts';

export interface FleetMissingKb extends Pick<Update, 'name' | 'url' | 'restart'> {
  readonly kb: KbNumber;
  /** YYYY-MM-DD, and days from then to the day of the question. */
  readonly released: string;
  readonly ageDays: number;
  /** The worst of the vulnerabilities. */
  readonly severity: Severity;
  readonly devices: number;
  /** Pairs of a device and a vulnerability that the update closes there; those that are exploited among them. */
  readonly pairs: number;
  readonly exploitedPairs: number;
  /** Each once, on however many devices. */
  readonly vulnerabilities: number;
  readonly exploited: readonly string[];
  /** The same of those that KEV has: another statement, of other days. */
  readonly kevPairs: number;
  readonly kev: readonly string[];
  /** The first due day of KEV's that has not passed, else the last; absent where KEV has none of them. */
  readonly dueDate?: string;
  /** The highest score of EPSS among them; absent where there is none. */
  readonly epss?: WorstScore;
  /** Of the devices: to which it is offered with Extended Security Updates alone, and to which it is not any more. */
  readonly needEsu: number;
  readonly notOffered: number;
  /** Rings in which it waits for its day. */
  readonly postponed: readonly PostponedIn[];
}

export interface WorstScore extends EpssScore {
  readonly vulnerability: string;
  /** Of the list. */
  readonly day: string;
}

export interface PostponedIn extends Postponed {
  readonly devices: number;
}

export const missingOrders = ['pairs', 'devices', 'exploited', 'severity', 'released', 'kb'] as const;
export type MissingOrder = (typeof missingOrders)[number];

export interface MissingQuestion extends BoardFilter {
  /** Of the worst vulnerability. */
  readonly severity?: Severity;
  readonly exploited?: Exploited;
  /** That came out on that day or later. */
  readonly since?: string;
  readonly sort?: MissingOrder;
  readonly ascending?: boolean;
}

/** Most pairs first where nothing is said. With `software` only what is open in it counts. */
export function missingOverFleet(board: Board, question: MissingQuestion): readonly FleetMissingKb[] {
  const { severity, exploited, since = '', sort = 'pairs', ascending = sort === 'kb' } = question;
  const sign = ascending ? 1 : -1;
  return collect(board, question)
    .map((collected) => describe(board, collected))
    .filter((row) => severity === undefined || row.severity === severity)
    .filter((row) => exploited === undefined || isExploitedBy(exploited, statementsOf(row)))
    .filter(({ released }) => released >= since)
    .sort((one, other) => sign * comparisons[sort](one, other) || compareKbs(one.kb, other.kb));
}

function statementsOf({ exploited, kev }: FleetMissingKb): Statements {
  return { exploited: exploited.length > 0, ...(kev.length > 0 && { kev }) };
}

interface Collected {
  readonly kb: KbNumber;
  released: string;
  devices: number;
  pairs: number;
  exploitedPairs: number;
  kevPairs: number;
  needEsu: number;
  notOffered: number;
  readonly vulnerabilities: Set<number>;
  readonly postponed: Map<string, PostponedIn>;
}

function collect(board: Board, filter: BoardFilter): Collected[] {
  const software = filter.software?.toLowerCase();
  const found = new Map<KbNumber, Collected>();
  const { kev } = board.threats ?? noBoardThreats;
  for (const [row, devices] of devicesByRow(groupsOf(board, filter))) {
    const vulnerabilities = vulnerabilitiesIn(row, software);
    if (vulnerabilities.length === 0) continue;
    const collected = found.get(row.kb) ?? newlyFound(row);
    found.set(row.kb, collected);
    if (row.released < collected.released) collected.released = row.released;
    collected.devices += devices;
    collected.pairs += devices * vulnerabilities.length;
    collected.exploitedPairs += devices * board.facts.countExploited(vulnerabilities);
    collected.kevPairs += devices * kev.count(vulnerabilities);
    if (row.needsEsu) collected.needEsu += devices;
    if (row.notOffered) collected.notOffered += devices;
    if (row.postponed) postpone(collected, row.postponed, devices);
    for (const place of vulnerabilities) collected.vulnerabilities.add(place);
  }
  return [...found.values()];
}

function newlyFound({ kb, released }: OpenUpdate): Collected {
  return {
    kb,
    released,
    devices: 0,
    pairs: 0,
    exploitedPairs: 0,
    kevPairs: 0,
    needEsu: 0,
    notOffered: 0,
    vulnerabilities: new Set(),
    postponed: new Map(),
  };
}

function postpone({ postponed }: Collected, mark: Postponed, devices: number): void {
  const key = JSON.stringify(mark);
  postponed.set(key, { ...mark, devices: (postponed.get(key)?.devices ?? 0) + devices });
}

function describe(board: Board, { vulnerabilities, postponed, ...collected }: Collected): FleetMissingKb {
  const { facts, asOf } = board;
  const { name = '', url = '', restart = '' } = facts.updateOf(collected.kb) ?? {};
  const found = Array.from(vulnerabilities, (place) => facts.vulnerabilityAt(place));
  return {
    ...collected,
    name,
    url,
    restart,
    ageDays: daysBetween(collected.released, asOf),
    severity: worstSeverity(found.map((vulnerability) => vulnerability.severity)),
    vulnerabilities: found.length,
    exploited: found
      .filter((vulnerability) => vulnerability.exploited)
      .map(({ id }) => id)
      .sort(),
    ...threatsOf(board, found),
    postponed: [...postponed.values()].sort((one, other) => (one.ring < other.ring ? -1 : 1)),
  };
}

function threatsOf({ threats = noBoardThreats, asOf }: Board, found: readonly VulnerabilityFacts[]) {
  const entries = found.flatMap(({ id }) => threats.kevOf(id, asOf) ?? []);
  const due = entries.map(({ dueDate }) => dueDate).sort();
  const dueDate = due.find((day) => day >= asOf) ?? due.at(-1);
  return {
    kev: entries.map(({ cve }) => cve).sort(),
    ...(dueDate !== undefined && { dueDate }),
    ...worstScore(threats, found),
  };
}

function worstScore(threats: Threats, found: readonly VulnerabilityFacts[]): { readonly epss?: WorstScore } {
  let epss: WorstScore | undefined;
  for (const { id } of found) {
    const score = threats.epssOf(id);
    if (score === undefined || threats.epssDay === undefined || score.score <= (epss?.score ?? -1)) continue;
    epss = { ...score, vulnerability: id, day: threats.epssDay };
  }
  return epss === undefined ? {} : { epss };
}

const comparisons: Readonly<Record<MissingOrder, (one: FleetMissingKb, other: FleetMissingKb) => number>> = {
  pairs: (one, other) => one.pairs - other.pairs,
  devices: (one, other) => one.devices - other.devices,
  exploited: (one, other) => one.exploitedPairs - other.exploitedPairs,
  severity: (one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity),
  released: (one, other) => (one.released < other.released ? -1 : one.released > other.released ? 1 : 0),
  kb: (one, other) => compareKbs(one.kb, other.kb),
};
