/** How a fleet would stand with some updates installed wherever they are missing. */

import { LRUCache } from 'lru-cache';
import { compareKbs, type KbNumber } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { type Board, type BoardFilter, groupsOf } from './board.ts';
import { closedRows, coversOf } from './closed-rows.ts';
import { devicesByUpdate, vulnerabilitiesOf } from './open-figures.ts';
import { type Overview, overviewOf } from './overview.ts';
import type { OpenUpdates } from './state-summary.ts';

export interface WhatIf {
  /** The updates, and on how many devices each is missing now. */
  readonly updates: readonly { readonly kb: KbNumber; readonly name: string; readonly devices: number }[];
  readonly before: Overview;
  readonly after: Overview;
  readonly closed: {
    readonly devicesFullyPatched: number;
    readonly missingUpdates: number;
    readonly openVulnerabilities: number;
    readonly openExploited: number;
  };
}

/** What updates leave open, remembered for as long as what is open: a dashboard asks for the same ones again. */
export class WhatIfMemory {
  readonly #left = new LRUCache<string, WeakMap<OpenUpdates, OpenUpdates>>({ max: 50 });

  of(kbs: readonly KbNumber[]): WeakMap<OpenUpdates, OpenUpdates> {
    const key = kbs.toSorted(compareKbs).join();
    const left = this.#left.get(key) ?? new WeakMap<OpenUpdates, OpenUpdates>();
    this.#left.set(key, left);
    return left;
  }
}

/** Throws `KnownError` ResourceNotFound for an update that the catalogue does not know: nothing closed would be no answer. */
export function whatIf(
  board: Board,
  kbs: readonly KbNumber[],
  filter: BoardFilter,
  memory = new WhatIfMemory(),
): WhatIf {
  const groups = groupsOf(board, filter);
  const missing = devicesByUpdate(groups);
  const updates = kbs.map((kb) => {
    const update = board.facts.updateOf(kb);
    if (update === undefined) throw new KnownError('ResourceNotFound', `The catalogue knows no update KB${kb}.`);
    return { kb, name: update.name, devices: missing.get(kb) ?? 0 };
  });
  const installed = new Set(kbs);
  const left = memory.of(kbs);
  const groupsAfter = groups.map(({ summary, ...group }) => {
    const open = left.get(summary.open) ?? leftOpen(summary.open, installed);
    left.set(summary.open, open);
    return { ...group, summary: { ...summary, open } };
  });
  const before = overviewOf({ ...board, groups }, {});
  const after = overviewOf({ ...board, groups: groupsAfter }, {});
  return {
    updates,
    before,
    after,
    closed: {
      devicesFullyPatched: after.fullyPatched - before.fullyPatched,
      missingUpdates: before.missingUpdates - after.missingUpdates,
      openVulnerabilities: before.openVulnerabilities - after.openVulnerabilities,
      openExploited: before.openExploited - after.openExploited,
    },
  };
}

/** Of its install list nothing is said. */
function leftOpen(open: OpenUpdates, installed: ReadonlySet<KbNumber>): OpenUpdates {
  if (!open.rows.some(({ kb }) => installed.has(kb))) return open;
  const closed = closedRows(open, coversOf(open), (kb) => installed.has(kb));
  const rows = open.rows.filter((_, place) => !closed[place]);
  return { rows, vulnerabilities: vulnerabilitiesOf(rows), closings: [], install: [] };
}
