/**
 * Delivers what is due: at least once, from one server at a time for each notice. A notice that was taken comes back after a
 * minute, whatever becomes of the server that took it; one is removed only after a receiver said 2xx.
 */

import type { NoticeStore, TakenNotice } from '../store/notice-store.ts';
import { mostTries, waitMs } from './back-off.ts';
import type { DeliveryCounts } from './delivery-counts.ts';
import { parseNotice } from './notice.ts';
import type { Outcome, PostOptions } from './post.ts';
import { send } from './send.ts';

export interface CourierParts extends Omit<PostOptions, 'signal'> {
  readonly store: NoticeStore;
  readonly counts: DeliveryCounts;
  readonly log: CourierLog;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface CourierLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Longer than a try may take, its wait for the store among it. */
const takenForMs = 60_000;
/** More than a tenant has subscriptions, so that slow receivers of one hold nobody else up. */
const mostAtOnce = 100;

export class Courier {
  readonly #parts: CourierParts;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  #round: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Looks again every so often, whatever is under way; holds up no process that wants to end. */
  start(everyMs: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#runRound().then(() => this.start(everyMs));
    }, everyMs).unref();
  }

  /** What is under way is broken off, and comes again later. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await this.#round;
    await Promise.all(this.#underWay);
  }

  /** Until nothing is due, and nothing under way. Rejects when the store cannot be asked what is due. */
  async deliverDue(): Promise<void> {
    await this.#beginDue();
    await Promise.all(this.#underWay);
  }

  async #beginDue(): Promise<void> {
    const { store, now } = this.#parts;
    for (;;) {
      const free = mostAtOnce - this.#underWay.size;
      const taken = await store.take(now(), now() + takenForMs, free);
      for (const notice of taken) this.#begin(notice);
      if (taken.length < free || this.#stopping.signal.aborted) return;
      await Promise.race(this.#underWay);
    }
  }

  #begin(notice: TakenNotice): void {
    const delivery = this.#deliver(notice)
      .catch((error: unknown) => this.#warn(error))
      .finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  async #runRound(): Promise<void> {
    try {
      await this.#beginDue();
    } catch (error) {
      this.#warn(error);
    }
  }

  #warn(error: unknown): void {
    this.#parts.log.warn({ err: error }, 'notices cannot be delivered for now');
  }

  async #deliver(taken: TakenNotice): Promise<void> {
    const { id, kind, subscription } = taken;
    const { store, counts } = this.#parts;
    const { signal } = this.#stopping;
    const outcome = await this.#send(taken);
    if (!outcome.delivered) {
      if (!signal.aborted) await this.#putOff(taken, outcome);
      return;
    }
    await store.delivered(id);
    if (subscription.goneSince !== undefined) await store.switchOn(subscription.id);
    counts.add(kind, 'delivered');
  }

  /** What a server of a later version put into the queue may be in words that this one does not have. */
  async #send({ id, content, created, subscription }: TakenNotice): Promise<Outcome> {
    const { log, now } = this.#parts;
    const options = { ...this.#parts, signal: this.#stopping.signal };
    try {
      return await send({ id, created, notice: parseNotice(content) }, subscription, now(), options);
    } catch (error) {
      log.warn({ err: error, notice: id }, 'a notice cannot be written');
      return { delivered: false, reason: 'the server could not write it' };
    }
  }

  /** Neither the address nor what was answered goes into the log: both are the tenant's. */
  async #putOff({ id, kind, tries, subscription }: TakenNotice, outcome: Outcome & { readonly delivered: false }) {
    const { store, counts, log, now, random } = this.#parts;
    const { status, reason, retryAfter } = outcome;
    const failure = { at: new Date(now()).toISOString(), reason, ...(status !== undefined && { status }) };
    const told = { notice: id, kind, subscription: subscription.id, tries, reason };
    const isGone = status === 410;
    if (!isGone && tries < mostTries) {
      const asked = retryAfter === undefined ? undefined : { retryAfter, now: now() };
      await store.failed(id, failure, now() + waitMs(tries, random(), asked));
      counts.add(kind, 'failed');
      log.info(told, 'a notice was not taken; it is tried again');
      return;
    }
    await store.failed(id, failure);
    if (isGone) await store.switchOff(subscription.id, failure.at, 'its receiver says that it is gone (410)');
    counts.add(kind, 'dead');
    log.warn(told, isGone ? 'a receiver of notices says that it is gone' : 'a notice is dead: no try was taken');
  }
}
