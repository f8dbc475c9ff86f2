/** Questions about the fleet of today: each answer is worked out once for a count of the devices, and says how old that is. */

import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Board, BoardFilter, BoardGroup } from '../../fleet/board/board.ts';
import { PlanMemory } from '../../fleet/board/open-progress.ts';
import { makePlan, type Plan } from '../../fleet/board/plan.ts';
import { WhatIfMemory } from '../../fleet/board/what-if.ts';
import type { StateId } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { staleReason, warningOf } from '../catalog-age.ts';
import { catalogHeader } from '../catalog-header.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { Boards } from './boards.ts';
import type { FleetViews } from './fleet-views.ts';

/** What every answer says of the board that it is by. */
export interface BoardFace {
  readonly catalogVersion: string;
  readonly asOf: string;
  readonly countedAt: string;
}

/** Answers to other questions are worked out again. */
const mostKept = 100;

export class BoardQuestions {
  readonly #boards: Boards;
  readonly #catalogs: CatalogHolder;
  readonly #views: FleetViews;
  /** By the groups, which a count that found nothing new leaves the ones that they were. */
  readonly #kept = new WeakMap<readonly BoardGroup[], LRUCache<string, Promise<object>>>();
  readonly #plans = new PlanMemory();
  /** For questions that take it. */
  readonly whatIfs = new WhatIfMemory();

  constructor(boards: Boards, catalogs: CatalogHolder, views: FleetViews) {
    this.#boards = boards;
    this.#catalogs = catalogs;
    this.#views = views;
    boards.afterCount((tenant, board) => this.#makeReady(tenant, board));
  }

  /** Of the board as its tenant looks at it. `name` and `asked` are all that the answer depends on besides. */
  async answer<Answer extends object>(
    request: FastifyRequest,
    reply: FastifyReply,
    [name, asked]: readonly [name: string, asked: object],
    question: (board: Board) => Answer | Promise<Answer>,
  ): Promise<BoardFace & Answer> {
    const whole = await this.boardOf(request, reply);
    const board = await this.#views.of(callerOf(request).tenant, whole);
    const { catalogVersion, asOf, countedAt } = board;
    const answer = await this.#once(board, JSON.stringify([name, asked]), question);
    return { catalogVersion, asOf, countedAt, ...answer };
  }

  /** In pieces: of a large fleet the first plan by a catalogue takes longer than a request may hold up the others. */
  async plan(board: Board, filter: BoardFilter, most = Number.POSITIVE_INFINITY): Promise<Plan> {
    const making = makePlan(board, filter, most, this.#plans);
    for (;;) {
      const { done, value } = making.next();
      if (done) return value;
      await setImmediate();
    }
  }

  /** The board of the caller's tenant as it is, whatever people decided; the reply gets the headers that say by which catalogue it is. */
  async boardOf(request: FastifyRequest, reply: FastifyReply): Promise<Board> {
    return this.#tell(reply, await this.#boards.of(callerOf(request).tenant));
  }

  /** The same, with the state among its groups as long as a device of the tenant is in it, however new it is. */
  async boardWith(request: FastifyRequest, reply: FastifyReply, state: StateId): Promise<Board> {
    return this.#tell(reply, await this.#boards.including(callerOf(request).tenant, state));
  }

  #tell(reply: FastifyReply, board: Board): Board {
    const stale = staleReason(this.#catalogs.current, board.asOf);
    if (stale !== undefined) reply.header('warning', warningOf(stale));
    reply.header(catalogHeader, board.catalogVersion);
    return board;
  }

  /** One that fails is asked for again. */
  #once<Answer extends object>(
    board: Board,
    key: string,
    question: (board: Board) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const kept = this.#kept.get(board.groups) ?? new LRUCache<string, Promise<object>>({ max: mostKept });
    this.#kept.set(board.groups, kept);
    const known = kept.get(key) as Promise<Answer> | undefined;
    if (known !== undefined) return known;
    const answer = (async () => question(board))();
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    return answer;
  }

  /** The plan remembers what it worked out, for whatever filter. */
  async #makeReady(tenant: string, board: Board): Promise<void> {
    await this.plan(await this.#views.of(tenant, board), {});
  }
}
