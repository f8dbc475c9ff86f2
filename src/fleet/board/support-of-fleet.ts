/** Until when the systems of a fleet get updates, by release and edition. */

import type { SupportEdition } from '../../lines/windows/support-periods.ts';
import { type Board, type BoardFilter, devicesByStatus, groupsOf } from './board.ts';
import type { StateSupport } from './state-summary.ts';

/**
 * `supported`; `with-esu`, past its end, and the device shows that it has Extended Security Updates; `needs-esu`, past its
 * end, and nothing shows that it has them; `ended` for everybody; `not-known` where no table has the edition.
 */
export type SupportStanding = 'supported' | 'with-esu' | 'needs-esu' | 'ended' | 'not-known';

export interface FleetSupport {
  readonly line: string;
  /** One where the inventories tell it; each that it may be where not. */
  readonly editions: readonly SupportEdition[];
  /** Last day of support, and of Extended Security Updates; of several editions the latest. */
  readonly until?: string;
  readonly esuUntil?: string;
  readonly standing: SupportStanding;
  readonly devices: number;
  /** The release to go to; absent while it is supported. */
  readonly upgradeTo?: string;
}

export interface SupportOfFleet {
  /** Those that could not be judged are in no row. */
  readonly devices: ReturnType<typeof devicesByStatus>;
  /** Those whose support ends, or ended, first. */
  readonly systems: readonly FleetSupport[];
}

export function supportOfFleet(board: Board, filter: BoardFilter): SupportOfFleet {
  const groups = groupsOf(board, filter);
  const systems = new Map<string, FleetSupport>();
  for (const { summary, devices } of groups) {
    const { support, system } = summary;
    if (support === undefined) continue;
    const row = describe(system.line ?? '', support, board.asOf);
    const key = JSON.stringify(row);
    systems.set(key, { ...row, devices: devices + (systems.get(key)?.devices ?? 0) });
  }
  return { devices: devicesByStatus(groups), systems: [...systems.values()].sort(endingFirst) };
}

function describe(line: string, { periods, today, upgradeTo }: StateSupport, asOf: string) {
  const until = latestOf(periods.map((period) => period.until));
  const esuUntil = latestOf(periods.flatMap((period) => period.esuUntil ?? []));
  const standing = standingOf(today, until, asOf);
  return {
    line,
    editions: periods.map(({ edition }) => edition),
    ...(until !== undefined && { until }),
    ...(esuUntil !== undefined && { esuUntil }),
    standing,
    devices: 0,
    ...(upgradeTo !== undefined && standing !== 'supported' && { upgradeTo }),
  };
}

function standingOf(today: StateSupport['today'], until: string | undefined, asOf: string): SupportStanding {
  if (today === undefined || until === undefined) return 'not-known';
  if (today === 'offered') return asOf <= until ? 'supported' : 'with-esu';
  return today;
}

function endingFirst(one: FleetSupport, other: FleetSupport): number {
  const [first, second] = [one.until ?? '9999', other.until ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return one.line < other.line ? -1 : one.line > other.line ? 1 : other.devices - one.devices;
}

function latestOf(days: readonly string[]): string | undefined {
  return [...days].sort().at(-1);
}
