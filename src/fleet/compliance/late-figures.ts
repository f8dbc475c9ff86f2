/** What was open and late on a day, on how many devices: each device, and each pair of a device and a vulnerability, is in one figure. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { isOffered } from '../../assessment/offer-list.ts';
import { type Severity, severities } from '../../catalog/model.ts';
import { daysAfter } from '../../day.ts';
import type { Board, BoardGroup } from '../board/board.ts';
import type { FactTable } from '../board/fleet-facts.ts';
import type { OpenUpdate, OpenUpdates } from '../board/state-summary.ts';
import { countedFor, type Part, percentOf } from './parts.ts';
import type { ComplianceQuestion } from './question.ts';

export interface LateFigures {
  readonly devices: {
    /** Could be judged, and nothing that counts is late on them; those that miss nothing are among them. */
    readonly compliant: number;
    readonly late: number;
    /** Of these two, and of no others; absent where there are none. */
    readonly percentCompliant?: number;
    /** What is late on them is offered to nobody like them, or with Extended Security Updates alone. */
    readonly notClosable: number;
    readonly unknown: number;
    readonly unsupported: number;
    /** Of all that could be judged: have software that no KB fixes, about which no figure says anything. */
    readonly withSoftwareWithoutKb: number;
    /** Of all that could be judged: an exception leaves something open on them. */
    readonly withExceptions: number;
  };
  /** Open pairs. */
  readonly pairs: {
    readonly late: number;
    /** Of the late ones: their updates wait for their day in the ring of the device. */
    readonly latePostponed: number;
    /** The deadline has not passed. */
    readonly notYetDue: number;
    readonly needsEsu: number;
    readonly notOffered: number;
    /** Left open by exceptions, and in no other figure; of any age. */
    readonly excepted: number;
  };
  /** Of any severity, on devices that could be judged: in KEV, and its due date has passed. Absent without a list. */
  readonly kevOverdue?: { readonly devices: number; readonly pairs: number };
}

interface Verdict {
  readonly late: number;
  readonly latePostponed: number;
  readonly notYetDue: number;
  readonly needsEsu: number;
  readonly notOffered: number;
  readonly kevOverdue: number;
}

/** Of all devices (undefined) and of each part. The board is seen through the policy of its day. */
export function lateFigures(board: Board, question: ComplianceQuestion): ReadonlyMap<Part, LateFigures> {
  const verdictOf = createVerdicts(board, question);
  const counts = countsFor(board.facts, question.severity);
  const sums = new Map<Part, Sums>([[undefined, new Sums()]]);
  for (const group of board.groups) {
    const excepted = countExcepted(group, counts);
    for (const part of countedFor(group, question.by)) {
      const sum = sums.get(part) ?? new Sums();
      sums.set(part, sum);
      sum.add(group, verdictOf(group.summary.open), excepted);
    }
  }
  const hasKev = board.threats?.kevDay !== undefined;
  return new Map([...sums].map(([part, sum]) => [part, sum.figures(hasKev)]));
}

class Sums {
  readonly #devices = { notClosable: 0, unknown: 0, unsupported: 0, withSoftwareWithoutKb: 0, withExceptions: 0 };
  readonly #pairs = { late: 0, latePostponed: 0, notYetDue: 0, needsEsu: 0, notOffered: 0, excepted: 0 };
  readonly #kevOverdue = { devices: 0, pairs: 0 };
  #compliant = 0;
  #late = 0;

  add({ summary: { status, withoutKb }, devices }: BoardGroup, verdict: Verdict, excepted: number): void {
    const standing = standingOf(status, verdict);
    if (standing === 'late') this.#late += devices;
    else if (standing === 'compliant') this.#compliant += devices;
    else this.#devices[standing] += devices;
    if (status !== 'assessed') return;
    if (withoutKb.length > 0) this.#devices.withSoftwareWithoutKb += devices;
    if (excepted > 0) this.#devices.withExceptions += devices;
    for (const figure of pairFigures) this.#pairs[figure] += devices * verdict[figure];
    this.#pairs.excepted += devices * excepted;
    this.#kevOverdue.pairs += devices * verdict.kevOverdue;
    if (verdict.kevOverdue > 0) this.#kevOverdue.devices += devices;
  }

  figures(hasKev: boolean): LateFigures {
    const percentCompliant = percentOf(this.#compliant, this.#compliant + this.#late);
    return {
      devices: {
        compliant: this.#compliant,
        late: this.#late,
        ...(percentCompliant !== undefined && { percentCompliant }),
        ...this.#devices,
      },
      pairs: this.#pairs,
      ...(hasKev && { kevOverdue: this.#kevOverdue }),
    };
  }
}

/** Each device is one of these. */
function standingOf(status: AssessmentStatus, { late, needsEsu, notOffered }: Verdict) {
  if (status !== 'assessed') return status;
  if (late > 0) return 'late';
  return needsEsu + notOffered > 0 ? 'notClosable' : 'compliant';
}

/** A device is in one of the first five, and may be in the others as well. */
export const deviceFigures = [
  'compliant',
  'late',
  'notClosable',
  'unknown',
  'unsupported',
  'withSoftwareWithoutKb',
  'withExceptions',
  'kevOverdue',
] as const;
export type DeviceFigure = (typeof deviceFigures)[number];

/** The groups that a figure of devices counts, of all or of a part. */
export function groupsOfFigure(
  board: Board,
  question: ComplianceQuestion,
  figure: DeviceFigure,
  part: Part,
): readonly BoardGroup[] {
  const verdictOf = createVerdicts(board, question);
  const counts = countsFor(board.facts, question.severity);
  return board.groups.filter((group) => {
    const { status, withoutKb, open } = group.summary;
    if (!countedFor(group, question.by).includes(part)) return false;
    if (figure === 'withSoftwareWithoutKb') return status === 'assessed' && withoutKb.length > 0;
    if (figure === 'withExceptions') return status === 'assessed' && countExcepted(group, counts) > 0;
    if (figure === 'kevOverdue') return status === 'assessed' && verdictOf(open).kevOverdue > 0;
    return standingOf(status, verdictOf(open)) === figure;
  });
}

function countExcepted({ leftOpen }: BoardGroup, counts: readonly boolean[]): number {
  return leftOpen?.vulnerabilities.filter((place) => counts[place]).length ?? 0;
}

const pairFigures = ['late', 'latePostponed', 'notYetDue', 'needsEsu', 'notOffered'] as const;

/** Place by place of the facts. */
export function countsFor({ vulnerabilities }: FactTable, wanted: readonly Severity[]): readonly boolean[] {
  const isWanted = new Map(severities.map((severity) => [severity, wanted.includes(severity)]));
  return vulnerabilities.map(({ severity }) => isWanted.get(severity) ?? false);
}

/** Worked out once for all devices that have the same open. */
function createVerdicts(board: Board, { within, severity }: ComplianceQuestion): (open: OpenUpdates) => Verdict {
  const lastGood = daysAfter(board.asOf, -within);
  const counts = countsFor(board.facts, severity);
  const known = new Map<OpenUpdates, Verdict>();
  /** Vulnerability by vulnerability, what late rows say of it; nothing between two verdicts. */
  const marks = new Uint8Array(board.facts.vulnerabilities.length);
  const isLate = ({ released }: OpenUpdate) => released < lastGood;

  function verdictOn({ rows, vulnerabilities }: OpenUpdates): Verdict {
    for (const row of rows) {
      if (!isLate(row)) continue;
      const mark = markOf(row);
      for (const place of row.vulnerabilities) marks[place] = (marks[place] as number) | mark;
    }
    const verdict = { late: 0, latePostponed: 0, notYetDue: 0, needsEsu: 0, notOffered: 0, kevOverdue: 0 };
    for (const place of vulnerabilities) {
      const due = board.threats?.kev.at(place)?.dueDate;
      if (due !== undefined && due < board.asOf) verdict.kevOverdue += 1;
      const mark = marks[place] as number;
      marks[place] = 0;
      if (!counts[place]) continue;
      if (mark & marked.late) {
        verdict.late += 1;
        if (!(mark & marked.lateNow)) verdict.latePostponed += 1;
      } else if (mark & marked.notOffered) verdict.notOffered += 1;
      else if (mark & marked.needsEsu) verdict.needsEsu += 1;
      else verdict.notYetDue += 1;
    }
    return verdict;
  }

  return (open) => {
    const verdict = known.get(open) ?? verdictOn(open);
    known.set(open, verdict);
    return verdict;
  };
}

const marked = { late: 1, lateNow: 2, notOffered: 4, needsEsu: 8 } as const;

function markOf(row: OpenUpdate): number {
  if (isOffered(row)) return row.postponed === undefined ? marked.late | marked.lateNow : marked.late;
  return (row.notOffered ? marked.notOffered : 0) | (row.needsEsu ? marked.needsEsu : 0);
}
