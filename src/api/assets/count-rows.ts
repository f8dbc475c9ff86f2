/** How many rows by machine there are, without making them: of each state once, for all devices that are in it. */

import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type Board, summariesOf } from '../../fleet/board/board.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { noDevice } from '../../fleet/defender/asset-rows.ts';
import type { Expression } from '../../odata/expression.ts';
import type { StateId } from '../../store/store.ts';
import { rowTest } from './asset-filter.ts';
import type { AssetKind } from './asset-kinds.ts';
import { type AssetWalk, walkAssets } from './asset-walk.ts';

type CountedKind = Pick<AssetKind<never>, 'countOf'>;

/** Filters whose counts are kept, some hundred kilobytes each. */
const mostFilters = 20;
/** States that are looked at before others have their turn. */
const atOnce = 20;

/** By summaries, of which the board of the next count has the same objects where nothing has changed. */
export class RowCounts {
  readonly #known = new WeakMap<CountedKind, WeakMap<StateSummary, number>>();
  readonly #asked = new LRUCache<string, WeakMap<StateSummary, number>>({ max: mostFilters });

  of(kind: CountedKind, { groups }: Pick<Board, 'groups'>): ReadonlyMap<StateId, number> {
    const known = this.#known.get(kind) ?? new WeakMap();
    this.#known.set(kind, known);
    return new Map(
      groups.map(({ state, summary }) => {
        const count = known.get(summary) ?? kind.countOf(summary);
        known.set(summary, count);
        return [state, count];
      }),
    );
  }

  /** Of states that have rows which the filter wants, where it asks nothing of devices. */
  async askedFor<Item extends { readonly key: string }>(
    kind: AssetKind<Item>,
    board: Board,
    filter: Expression,
  ): Promise<ReadonlyMap<StateId, number>> {
    const key = `${kind.context} ${JSON.stringify(filter)}`;
    const known = this.#asked.get(key) ?? new WeakMap();
    this.#asked.set(key, known);
    const isWanted = rowTest(kind, filter);
    const found = new Map<StateId, number>();
    let made = 0;
    for (const { state, summary } of board.groups) {
      let rows = known.get(summary);
      if (rows === undefined) {
        made += 1;
        if (made % atOnce === 0) await setImmediate();
        rows = kind.itemsOf(board, summary).filter((item) => isWanted(kind.rowOf(noDevice, summary, item))).length;
        known.set(summary, rows);
      }
      if (rows > 0) found.set(state, rows);
    }
    return found;
  }
}

/** Of all that are asked for. */
export async function countRows<Item extends { readonly key: string }>(walk: AssetWalk<Item>): Promise<number> {
  const { rowsOf, devices, tenant, where, boardWith, kind, filter } = walk;
  if (rowsOf === undefined) {
    let count = 0;
    for await (const rows of walkAssets(walk)) count += rows.length;
    return count;
  }
  const rows = rowsOf();
  const { counts } = await devices.countStates(tenant, where);
  let count = 0;
  for (const [state, of] of counts) {
    const known = rows.get(state);
    // One that came since the board was counted; a filter names the states that it knows.
    const summary =
      known === undefined && filter === undefined ? summariesOf(await boardWith(state)).get(state) : undefined;
    count += of * (known ?? (summary === undefined ? 0 : kind.countOf(summary)));
  }
  return count;
}
