/** The boards of tenants that ask: counted anew in the background while they do, judged by the catalogue and the day of now. */

import { LRUCache } from 'lru-cache';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import type { StateId, Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { dayOfInstant, isTooStale, refusalOfAge } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { type InTurn, StateSummaries } from './state-summaries.ts';

export interface BoardsParts {
  readonly store: Pick<Store, 'devices'>;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly now: () => number;
  /** How long answers may be stale before none is given; without it they always are. */
  readonly staleLimitDays?: number;
}

/** No answer is of devices that were counted longer ago. */
const oldestMs = 10_000;
/** Between a count and the next, as long as somebody has asked in the last of these times; less where counting takes long. */
const restMs = { usual: 5_000, least: 500 };
const askedWithinMs = 30_000;
/** A tenant that nobody asks for is forgotten, and so are those beyond the most. */
const forgetAfterMs = 600_000;
const mostTenants = 1_000;
/** Ten thousand states take some seconds; until then the last catalogue answers. */
const longestPreparationMs = 30_000;
/** States that went between the count and the look at them: their devices are in others by then. */
const mostCounts = 3;

interface TenantBoard {
  askedAt: number;
  board?: Board;
  /** What the board was judged by. */
  judgedBy?: StateSummaries;
  counting: Promise<Board> | undefined;
  next?: NodeJS.Timeout;
}

export class Boards {
  readonly #parts: BoardsParts;
  readonly #tenants = new LRUCache<string, TenantBoard>({
    max: mostTenants,
    ttl: forgetAfterMs,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    dispose: ({ next }) => clearTimeout(next),
  });
  #summaries: StateSummaries;
  readonly #afterCount: ((tenant: string, board: Board) => Promise<void>)[] = [];
  /** Prepared, and not begun. */
  #nextSummaries: StateSummaries | undefined;

  constructor(parts: BoardsParts) {
    this.#parts = parts;
    this.#summaries = this.#summariesBy(parts.catalogs.current);
    parts.catalogs.beforeSwap((next, signal) => this.#prepare(next, signal));
  }

  /**
   * Rejects with `RetryLater` when the catalogue is too old for any answer, or the queue of the assessor is full. The first
   * question of a tenant waits for all its states; later ones wait for nothing.
   */
  async of(tenant: string): Promise<Board> {
    const summaries = this.#currentSummaries();
    const { now, staleLimitDays } = this.#parts;
    if (isTooStale(summaries.assessor, summaries.asOf, staleLimitDays)) {
      throw refusalOfAge(summaries.assessor, summaries.asOf);
    }
    const known = this.#tenants.get(tenant) ?? { askedAt: 0, counting: undefined };
    this.#tenants.set(tenant, known);
    known.askedAt = now();
    const { board, judgedBy } = known;
    return board !== undefined && judgedBy === summaries && this.#isFresh(board) ? board : this.#count(tenant, known);
  }

  /** One that has the state, as long as a device of the tenant is in it: counted anew where the last count is older. */
  async including(tenant: string, state: StateId): Promise<Board> {
    let board = await this.of(tenant);
    // The count that others wait for may have begun before the device came.
    for (let counts = 0; counts < 2 && !board.groups.some((group) => group.state === state); counts += 1) {
      const known = this.#tenants.get(tenant);
      if (known === undefined) return board;
      board = await this.#count(tenant, known);
    }
    return board;
  }

  /** Called with each board that has changed, before it is shown in place of another. What fails there is done, or fails, again when it is asked for. */
  afterCount(work: (tenant: string, board: Board) => Promise<void>): void {
    this.#afterCount.push(work);
  }

  close(): void {
    this.#tenants.clear();
  }

  #isFresh({ countedAt }: Board): boolean {
    const ageMs = this.#parts.now() - Date.parse(countedAt);
    // Less than nothing after the clock was set back.
    return ageMs >= 0 && ageMs <= oldestMs;
  }

  /** Once for all who ask meanwhile. */
  #count(tenant: string, known: TenantBoard): Promise<Board> {
    const began = performance.now();
    known.counting ??= this.#countNow(tenant, known).finally(() => {
      known.counting = undefined;
      this.#countLater(tenant, known, performance.now() - began);
    });
    return known.counting;
  }

  async #countNow(tenant: string, known: TenantBoard): Promise<Board> {
    for (;;) {
      const summaries = this.#currentSummaries();
      try {
        const board = keepGroups(await this.#makeBoard(tenant, summaries), known);
        if (board.groups !== known.board?.groups) {
          const making = Promise.allSettled(this.#afterCount.map((work) => work(tenant, board)));
          // Who has a board goes on with it meanwhile.
          if (known.board !== undefined) await making;
        }
        known.board = board;
        known.judgedBy = summaries;
        summaries.keepOnly(this.#statesInUse());
        return board;
      } catch (error) {
        if (!(error instanceof SwappedOut)) throw error;
      }
    }
  }

  #countLater(tenant: string, known: TenantBoard, tookMs: number): void {
    // The next board is there before this one is too old, if counting takes as long again.
    const waitMs = Math.max(restMs.least, Math.min(restMs.usual, 0.8 * oldestMs - 2 * tookMs));
    clearTimeout(known.next);
    if (this.#tenants.peek(tenant) !== known) return;
    known.next = setTimeout(() => {
      if (this.#parts.now() - known.askedAt > askedWithinMs) return;
      // Whoever asks when the board has become too old counts again, and hears what is wrong.
      this.#count(tenant, known).catch(() => undefined);
    }, waitMs).unref();
  }

  async #makeBoard(tenant: string, summaries: StateSummaries): Promise<Board> {
    const { store, queue } = this.#parts;
    const check = () => {
      if (this.#currentSummaries() !== summaries) throw new SwappedOut();
    };
    const inTurn: InTurn = (work) =>
      queue.runForMany(async () => {
        check();
        return work();
      });
    const facts = await summaries.facts(inTurn);
    for (let counts = 1; ; counts += 1) {
      const countedAt = new Date(this.#parts.now()).toISOString();
      const counted = await store.devices.countGroups(tenant);
      const known = await summaries.of(statesOf(counted), inTurn);
      const groups = counted.flatMap((group): BoardGroup[] => {
        const summary = known.get(group.state);
        return summary === undefined ? [] : [{ ...group, summary }];
      });
      if (groups.length < counted.length && counts < mostCounts) continue;
      check();
      const { assessor, asOf } = summaries;
      return { catalogVersion: assessor.catalogVersion, asOf, countedAt, facts, groups };
    }
  }

  /** A new catalogue or a new day begins anew, in one step, so that no board mixes two. */
  #currentSummaries(): StateSummaries {
    const { current } = this.#parts.catalogs;
    const today = this.#today();
    if (this.#summaries.assessor === current && this.#summaries.asOf === today) return this.#summaries;
    const next = this.#nextSummaries;
    this.#nextSummaries = undefined;
    this.#summaries = next?.assessor === current && next.asOf === today ? next : this.#summariesBy(current);
    return this.#summaries;
  }

  #summariesBy(assessor: ServedAssessor): StateSummaries {
    return new StateSummaries({ assessor, asOf: this.#today(), devices: this.#parts.store.devices });
  }

  /** What boards show by the present catalogue is made ready by the one that is about to be swapped in. */
  async #prepare(assessor: ServedAssessor, signal: AbortSignal): Promise<void> {
    const states = this.#statesInUse();
    if (states.size === 0) return;
    const until = AbortSignal.any([signal, AbortSignal.timeout(longestPreparationMs)]);
    // In the threads of that catalogue, which nobody else asks yet.
    const inTurn: InTurn = async (work) => {
      until.throwIfAborted();
      return work();
    };
    const next = this.#summariesBy(assessor);
    // What does not become ready is made when it is asked for.
    await next
      .facts(inTurn)
      .then(() => next.of([...states], inTurn))
      .catch(() => undefined);
    this.#nextSummaries = next;
  }

  #statesInUse(): Set<StateId> {
    const boards = [...this.#tenants.values()].flatMap(({ board }) => board ?? []);
    return new Set(boards.flatMap(({ groups }) => statesOf(groups)));
  }

  #today(): string {
    return dayOfInstant(this.#parts.now());
  }
}

/** What did not change since the count before is the same object: answers that were worked out of it hold. */
function keepGroups(board: Board, { board: last }: TenantBoard): Board {
  const isSame =
    last?.groups.length === board.groups.length &&
    board.groups.every(({ summary, devices, tags }, place) => {
      const before = last.groups[place] as BoardGroup;
      return before.summary === summary && before.devices === devices && before.tags.join('\n') === tags.join('\n');
    });
  return isSame ? { ...board, groups: last.groups } : board;
}

class SwappedOut extends Error {}

function statesOf(groups: readonly { readonly state: StateId }[]): StateId[] {
  return [...new Set(groups.map(({ state }) => state))];
}
