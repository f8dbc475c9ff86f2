/** Answers for devices: worked out once for each patch state, catalogue version and day, then sent as ready bytes. */

import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Explanation } from '../assessment/model.ts';
import type { KbNumber, MachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { StateId, Store } from '../store/store.ts';
import type { AssessmentQueue } from './assessor/assessment-queue.ts';
import type { ServedAssessor, WorkedOutAnswer } from './assessor/assessor.ts';
import { dayOfInstant, isTooStale, refusalOfAge, warningOf } from './catalog-age.ts';
import { catalogHeader } from './catalog-header.ts';
import type { CatalogHolder } from './catalog-holder.ts';
import { Durations } from './metrics/durations.ts';
import { prepareAnswers } from './prepare-answers.ts';
import { ReadyBody } from './ready-body.ts';
import type { SecurityHeaders } from './security-headers.ts';
import type { Trace } from './tracing/tracing.ts';

export interface AnswersOptions {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly now: () => number;
  /** How long answers may be stale before none is given; without it they always are. */
  readonly staleLimitDays?: number;
  readonly headers: SecurityHeaders;
  readonly trace?: Trace;
  /** Of the cache, counted as bytes of JSON. */
  readonly maxBytes?: number;
}

/** Ready bytes, or the reason why there is no answer. */
export type Answer = { readonly catalogVersion: string } & (
  | { readonly body: ReadyBody }
  | { readonly cannotTell: string; readonly warning?: string }
);

const contextPath = '/api/$metadata#Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)';
const dayMs = 86_400_000;
/** Ten thousand states take some seconds; until then the last catalogue answers. */
const longestPreparationMs = 30_000;

/** An entry's weight is its JSON three times over (plain, with its context, compressed) and what the entry itself takes. */
const weightOf = (bytes: number) => 3 * bytes + 500;

/** What an answer depends on besides the patch state. */
interface Edition {
  readonly assessor: ServedAssessor;
  readonly day: number;
  readonly asOf: string;
  /** The catalogue is older than the settings allow. */
  readonly tooStale: boolean;
  readonly answers: LRUCache<StateId, Answer>;
  /** What is being worked out now; whoever asks for the same waits for the same. */
  readonly underWay: Map<StateId, Promise<Answer>>;
}

export class Answers {
  /** How many were ready, worked out when they were asked for or before (and in which time), and could not be. */
  readonly counts = { ready: 0, workedOut: new Durations(), prepared: new Durations(), failed: 0 };
  readonly #options: AnswersOptions;
  readonly #queue: AssessmentQueue;
  readonly #trace: Trace;
  #edition: Edition;
  /** Prepared, and not begun. */
  #next: Edition | undefined;

  constructor(options: AnswersOptions) {
    this.#options = options;
    this.#trace = options.trace ?? ((_name, work) => work());
    this.#queue = options.queue;
    this.#edition = this.#openEdition(options.catalogs.current);
    options.catalogs.beforeSwap((next, signal) => this.#prepare(next, signal));
  }

  /**
   * Works out by a catalogue that is about to be swapped in what is ready by the present one, so that nobody waits when it
   * is. Resolves when that is done or takes too long.
   */
  async #prepare(assessor: ServedAssessor, signal: AbortSignal): Promise<void> {
    const next = this.#openEdition(assessor);
    if (next.tooStale) return;
    const { devices } = this.#options.store;
    await prepareAnswers({
      assessor,
      asOf: next.asOf,
      // Those that were asked for last come first.
      states: [...this.#edition.answers.keys()],
      readTexts: (states) => devices.readStateTexts(states),
      keep: (state, answer, ms) => {
        this.#keep(next, state, answer);
        this.counts.prepared.add(ms);
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestPreparationMs)]),
    });
    this.#next = next;
  }

  /** What `find` would give, when it is ready and nothing has to be waited for, which is nearly always; undefined says nothing. */
  recall(tenant: string, id: MachineId): Answer | undefined {
    const answer = this.#recall(tenant, id);
    if (answer !== undefined) this.counts.ready += 1;
    return answer;
  }

  /** The same where it is an answer. Not counted: whoever sends it does so. */
  peek(tenant: string, id: MachineId): ReadyBody | undefined {
    const answer = this.#recall(tenant, id);
    return answer !== undefined && 'body' in answer ? answer.body : undefined;
  }

  #recall(tenant: string, id: MachineId): Answer | undefined {
    const state = this.#options.store.devices.recallStateId?.(tenant, id);
    if (state === undefined || this.#isOver()) return undefined;
    return this.#admittedEdition().answers.get(state);
  }

  /** Undefined when the tenant has no such device. Rejects with `RetryLater` when there is no answer and none can be worked out now, or the catalogue is too old for any. */
  find(tenant: string, id: MachineId): Promise<Answer | undefined> {
    return this.#useState(tenant, id, async (state) => {
      const edition = this.#admittedEdition();
      const ready = edition.answers.get(state);
      if (ready === undefined) return this.#workOutOnce(state, edition);
      this.counts.ready += 1;
      return ready;
    });
  }

  /** Worked out each time. Undefined when the tenant has no such device; rejects as `find` does. */
  explain(tenant: string, id: MachineId, kb: KbNumber): Promise<Explanation | undefined> {
    const { devices } = this.#options.store;
    return this.#useState(tenant, id, async (state) => {
      const { assessor, asOf } = this.#admittedEdition();
      return this.#trace('explanation', () =>
        this.#queue.run(state, async () => assessor.explain(await devices.readState(state), kb, asOf)),
      );
    });
  }

  /** A device may leave its state between the look-up and the use, and the state go: then it is looked up once more, when what others wrote is seen. */
  async #useState<Result>(
    tenant: string,
    id: MachineId,
    use: (state: StateId) => Promise<Result>,
  ): Promise<Result | undefined> {
    const { devices, capabilities } = this.#options.store;
    const state = await devices.findStateId(tenant, id);
    if (state === undefined) return undefined;
    try {
      return await use(state);
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'StoreUnavailable') throw error;
      await setTimeout(capabilities.otherWritersSeenAfterMs);
      const now = await devices.findStateId(tenant, id);
      if (now === state) throw error;
      return now === undefined ? undefined : use(now);
    }
  }

  #isOver(): boolean {
    const { catalogs, now } = this.#options;
    return catalogs.current !== this.#edition.assessor || Math.floor(now() / dayMs) !== this.#edition.day;
  }

  /** A new catalogue or a new day empties the cache in one step, so that no answer mixes two. */
  #admittedEdition(): Edition {
    if (this.#isOver()) this.#beginEdition();
    const { tooStale, assessor, asOf } = this.#edition;
    if (tooStale) throw refusalOfAge(assessor, asOf);
    return this.#edition;
  }

  #beginEdition(): void {
    const edition = this.#openEdition(this.#options.catalogs.current);
    const next = this.#next;
    this.#next = undefined;
    this.#edition = next?.assessor === edition.assessor && next.day === edition.day ? next : edition;
  }

  #openEdition(assessor: ServedAssessor): Edition {
    const { now, staleLimitDays, maxBytes = 256 * 1024 * 1024 } = this.#options;
    const day = Math.floor(now() / dayMs);
    const asOf = dayOfInstant(day * dayMs);
    return {
      assessor,
      day,
      asOf,
      tooStale: isTooStale(assessor, asOf, staleLimitDays),
      answers: new LRUCache({ maxSize: maxBytes }),
      underWay: new Map(),
    };
  }

  #workOutOnce(state: StateId, edition: Edition): Promise<Answer> {
    const { underWay } = edition;
    const known = underWay.get(state);
    if (known !== undefined) return known;
    const answer = this.#workOut(state, edition).finally(() => underWay.delete(state));
    underWay.set(state, answer);
    return answer;
  }

  async #workOut(state: StateId, edition: Edition): Promise<Answer> {
    const { devices } = this.#options.store;
    const { assessor, asOf } = edition;
    const startedAt = performance.now();
    const working = this.#trace('assessment', () =>
      this.#queue.run(state, async () => assessor.assess(await devices.readState(state), asOf)),
    );
    const workedOut = await working.catch((error: unknown) => {
      this.counts.failed += 1;
      throw error;
    });
    this.counts.workedOut.add(performance.now() - startedAt);
    return this.#keep(edition, state, workedOut);
  }

  #keep({ answers, assessor }: Edition, state: StateId, workedOut: WorkedOutAnswer): Answer {
    const answer = this.#toAnswer(workedOut, assessor.catalogVersion);
    answers.set(state, answer, { size: weightOf(workedOut.json.byteLength) });
    return answer;
  }

  #toAnswer({ status, reason, stale, json }: WorkedOutAnswer, catalogVersion: string): Answer {
    const warning = stale === undefined ? {} : { warning: warningOf(stale) };
    if (status !== 'assessed') {
      return { catalogVersion, cannotTell: reason ?? `the operating system is ${status}`, ...warning };
    }
    const etag = `W/"${createHash('sha1')
      .update(json)
      .update(stale ?? '')
      .digest('base64url')}"`;
    const fixedHeaders = Object.entries({ ...this.#options.headers, [catalogHeader]: catalogVersion }).flat();
    const value = Buffer.from(json).toString('utf8');
    return { catalogVersion, body: new ReadyBody({ contextPath, value, etag, ...warning, fixedHeaders }) };
  }
}
