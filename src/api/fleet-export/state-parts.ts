/** What all devices of a patch state have alike in an export, by one board from its begin to its end. */

import { type Board, summariesOf } from '../../fleet/board/board.ts';
import { worstSeverity } from '../../fleet/board/fleet-facts.ts';
import { tableOfKev } from '../../fleet/board/kev-table.ts';
import { monthsBehind } from '../../fleet/board/overview.ts';
import type { OpenUpdate, StateSummary } from '../../fleet/board/state-summary.ts';
import type { StateId } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import { type MachineSystem, machineOf, machineSystemOf } from '../machines/machine-resource.ts';
import { type Cell, type Cells, columnsOf, type ExportName } from './columns.ts';

export interface StatePart {
  readonly state: StateId;
  readonly system: MachineSystem;
  readonly software: readonly string[];
  /** The shared parts of its rows, by their numbers. */
  readonly rows: readonly number[];
}

/** Goes from thread to thread. */
export interface ToldStates {
  /** Those that the board has. */
  readonly states: readonly StatePart[];
  /** Shared parts that were not told before. */
  readonly parts: readonly (readonly [number, Cells])[];
}

export class StateParts {
  readonly #summaries: ReadonlyMap<StateId, StateSummary>;
  readonly #rowsOf: (summary: StateSummary) => readonly (readonly [object, () => Cells])[];
  /** Alike rows are one object on a board, and one number here. */
  readonly #numbers = new Map<object, number>();

  constructor(board: Board, threats: Threats, name: Exclude<ExportName, 'kbs'>) {
    this.#summaries = summariesOf(board);
    const kev = threats.kevDay === undefined ? undefined : tableOfKev(board.facts, threats, board.asOf);
    const counts: ThreatCounts = {
      exploited: (places) => board.facts.countExploited(places),
      kev: (places) => kev?.count(places) ?? null,
    };
    this.#rowsOf =
      name === 'missingkbs'
        ? ({ open }) => open.rows.map((row) => [row, () => updateCells(board, row, counts)])
        : (summary) => [[summary, () => machineCells(summary, counts)]];
  }

  tell(states: readonly StateId[]): ToldStates {
    const parts: [number, Cells][] = [];
    const numberOf = ([key, cells]: readonly [object, () => Cells]) => {
      const known = this.#numbers.get(key);
      if (known !== undefined) return known;
      const number = this.#numbers.size;
      this.#numbers.set(key, number);
      parts.push([number, cells()]);
      return number;
    };
    const told = states.flatMap((state): readonly StatePart[] => {
      const summary = this.#summaries.get(state);
      if (summary === undefined) return [];
      const { software } = summary;
      return [{ state, system: machineSystemOf(summary.system), software, rows: this.#rowsOf(summary).map(numberOf) }];
    });
    return { states: told, parts };
  }
}

interface ThreatCounts {
  readonly exploited: (places: Uint32Array) => number;
  /** Null where there is no list of KEV. */
  readonly kev: (places: Uint32Array) => number | null;
}

function updateCells({ facts }: Board, row: OpenUpdate, counts: ThreatCounts): Cells {
  const { name = '', url = '', restart = '' } = facts.updateOf(row.kb) ?? {};
  const severities = Array.from(row.vulnerabilities, (place) => facts.vulnerabilityAt(place).severity);
  return inOrder('missingkbs', {
    kb: row.kb,
    name,
    productsNames: row.bySoftware.map(({ software }) => software),
    url,
    released: row.released,
    cveAddressed: row.vulnerabilities.length,
    exploited: counts.exploited(row.vulnerabilities),
    kev: counts.kev(row.vulnerabilities),
    severity: worstSeverity(severities),
    restart,
    needsEsu: row.needsEsu ?? false,
    notOffered: row.notOffered?.reason ?? null,
  });
}

/** Of nobody: what a machine has of its own is in no shared column. */
const nobody = {
  id: '',
  computerDnsName: '',
  firstSeen: '',
  lastSeen: '',
  tags: [],
  addresses: [],
} as unknown as Parameters<typeof machineOf>[0];

function machineCells(summary: StateSummary, counts: ThreatCounts): Cells {
  const { status, reason = null, open, support } = summary;
  const judged = <Figure>(figure: Figure) => (status === 'assessed' ? figure : null);
  return inOrder('devices', {
    ...(machineOf(nobody, machineSystemOf(summary.system), '') as unknown as Record<string, Cell>),
    status,
    reason,
    missingKbs: judged(open.rows.length),
    openVulnerabilities: judged(open.vulnerabilities.length),
    exploited: judged(counts.exploited(open.vulnerabilities)),
    kev: judged(counts.kev(open.vulnerabilities)),
    supportEnds: latestOf(support?.periods.map(({ until }) => until) ?? []),
    esuEnds: latestOf(support?.periods.flatMap(({ esuUntil }) => esuUntil ?? []) ?? []),
    line: summary.system.line,
    monthsBehind: judged(monthsBehind(open)),
  });
}

/** Of several editions that a device may be the latest, as the fleet's support has it. */
function latestOf(days: readonly string[]): string | null {
  return [...days].sort().at(-1) ?? null;
}

function inOrder(name: ExportName, values: Readonly<Record<string, Cell>>): Cells {
  return columnsOf[name].shared.map((column) => values[column.name] as Cell);
}
