/** Answers that the store keeps for the next server, or for this one after a restart: a cache, which may fail. */

import type { Logger } from 'pino';
import type { AnswerKey, AnswerStore, StoredAnswer } from '../store/store.ts';

export interface KeptAnswersOptions {
  readonly store: AnswerStore;
  readonly logger: Logger;
  readonly now: () => number;
  /** Of the program: two versions may run on one store, and each believes its own answers alone. */
  readonly version: string;
}

/** A disk stays full for a while; one line in this time tells it. */
const warnEveryMs = 600_000;

/** Whatever the store says, an answer is found, or worked out: nothing here rejects. */
export class KeptAnswers {
  readonly #options: KeptAnswersOptions;
  /** Answers of before the start are of who knows which engine; until they are gone, none is believed. */
  #emptied = false;
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
  }

  /** Once, at the start. */
  async forgetAll(): Promise<void> {
    this.#emptied = (await this.#try((store) => store.forgetAll().then(() => true))) === true;
  }

  async find(key: AnswerKey): Promise<StoredAnswer | undefined> {
    if (!this.#emptied) return undefined;
    return this.#try((store) => store.find(this.#ours(key)));
  }

  async save(key: AnswerKey, answer: StoredAnswer): Promise<void> {
    if (!this.#emptied) await this.forgetAll();
    if (this.#emptied) await this.#try((store) => store.save(this.#ours(key), answer));
  }

  async forgetBefore(asOf: string): Promise<void> {
    await this.#try((store) => store.forgetBefore(asOf));
  }

  #ours(key: AnswerKey): AnswerKey {
    return { ...key, catalogVersion: `${key.catalogVersion} ${this.#options.version}` };
  }

  async #try<Result>(use: (store: AnswerStore) => Promise<Result>): Promise<Result | undefined> {
    try {
      return await use(this.#options.store);
    } catch (error) {
      this.#warn(error);
      return undefined;
    }
  }

  #warn(error: unknown): void {
    const { logger, now } = this.#options;
    const sinceMs = now() - this.#warnedAt;
    if (sinceMs >= 0 && sinceMs < warnEveryMs) return;
    this.#warnedAt = now();
    logger.warn(
      { err: error },
      'answers cannot be kept in the store: each is worked out again after a restart; is the disk full?',
    );
  }
}
