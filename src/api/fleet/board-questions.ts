/** Questions about the fleet of today: each answer is worked out once for a count of the devices, and says how old that is. */

import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { KbNumber } from '../../brand.ts';
import type { Board, BoardFilter, BoardGroup } from '../../fleet/board/board.ts';
import { type BoardFace, faceOf } from '../../fleet/board/board-face.ts';
import { PlanMemory } from '../../fleet/board/open-progress.ts';
import { groupsOfStep, makePlan, type Plan } from '../../fleet/board/plan.ts';
import { WhatIfMemory } from '../../fleet/board/what-if.ts';
import { doInTurns } from '../../pieces.ts';
import type { StateId } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { staleReason, warningOf } from '../catalog-age.ts';
import { catalogHeader } from '../catalog-header.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { Boards } from './boards.ts';
import type { FleetViews } from './fleet-views.ts';

/** Answers to other questions are worked out again. */
const mostKept = 100;
/** Questions of the last board that are answered by the next one before it is shown. */
const mostReady = 20;
const mostTenants = 1_000;
const forgetAfterMs = 600_000;

/** Of a board as its tenant looks at it, and as it is. */
type Question<Answer extends object> = (view: Board, whole: Board) => Answer | Promise<Answer>;

interface Kept {
  readonly answer: Promise<object>;
  readonly question: Question<object>;
  /** By somebody, and not only made ready. */
  asked: boolean;
}

export class BoardQuestions {
  readonly #boards: Boards;
  readonly #catalogs: CatalogHolder;
  readonly #views: FleetViews;
  /** By the groups, which a count that found nothing new leaves the ones that they were. */
  readonly #kept = new WeakMap<readonly BoardGroup[], LRUCache<string, Kept>>();
  /** Tenant by tenant, the groups that were asked about last. */
  readonly #last = new LRUCache<string, readonly BoardGroup[]>({
    max: mostTenants,
    ttl: forgetAfterMs,
    ttlAutopurge: true,
  });
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
    key: readonly [name: string, asked: object],
    question: Question<Answer>,
  ): Promise<BoardFace & Answer> {
    const { tenant } = callerOf(request);
    const whole = await this.boardOf(request, reply);
    const view = await this.#views.of(tenant, whole);
    return { ...faceOf(view), ...(await this.once(tenant, [view, whole], key, question)) };
  }

  /** What others are answered by is worked out once as well. */
  async once<Answer extends object>(
    tenant: string,
    [view, whole]: readonly [view: Board, whole: Board],
    key: readonly [name: string, asked: object],
    question: Question<Answer>,
  ): Promise<Answer> {
    this.#last.set(tenant, view.groups);
    const kept = this.#once(view, whole, JSON.stringify(key), question);
    kept.asked = true;
    return (await kept.answer) as Answer;
  }

  /** In pieces: of a large fleet the first plan by a catalogue takes longer than a request may hold up the others. */
  async plan(board: Board, filter: BoardFilter, most = Number.POSITIVE_INFINITY): Promise<Plan> {
    return doInTurns(makePlan(board, filter, most, this.#plans));
  }

  /** The groups whose devices get the update in the plan. */
  async groupsOfStep(board: Board, filter: BoardFilter, kb: KbNumber): Promise<readonly BoardGroup[]> {
    return doInTurns(groupsOfStep(board, filter, kb, this.#plans));
  }

  /** The board of the caller's tenant as it is, whatever people decided; the reply gets the headers that say by which catalogue it is. */
  async boardOf(request: FastifyRequest, reply: FastifyReply): Promise<Board> {
    return this.#tell(reply, await this.#boards.of(callerOf(request).tenant));
  }

  /** That board as the tenant looks at it. */
  async viewOf(tenant: string, board: Board): Promise<Board> {
    return this.#views.of(tenant, board);
  }

  /** A board as it is, with what KEV and EPSS say to the tenant. */
  async withLists(tenant: string, board: Board): Promise<Board> {
    const { threats } = await this.#views.of(tenant, board);
    return { ...board, ...(threats && { threats }) };
  }

  /** The board as it is, with the state among its groups as long as a device of the tenant is in it, however new it is. */
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
  #once(view: Board, whole: Board, key: string, question: Kept['question']): Kept {
    const ofBoard = this.#kept.get(view.groups) ?? new LRUCache<string, Kept>({ max: mostKept });
    this.#kept.set(view.groups, ofBoard);
    const known = ofBoard.get(key);
    if (known !== undefined) return known;
    const kept = { answer: (async () => question(view, whole))(), question, asked: false };
    ofBoard.set(key, kept);
    kept.answer.catch(() => ofBoard.delete(key));
    return kept;
  }

  /** What was asked of the last board is answered by the next one; a plan remembers what it worked out, for whatever filter. */
  async #makeReady(tenant: string, whole: Board): Promise<void> {
    const board = await this.#views.of(tenant, whole);
    const ofLast = this.#kept.get(this.#last.get(tenant) ?? []);
    const asked = [...(ofLast?.entries() ?? [])].filter(([, kept]) => kept.asked).slice(0, mostReady);
    for (const [key, { question }] of asked) {
      await this.#once(board, whole, key, question).answer.catch(() => undefined);
      await setImmediate();
    }
    if (asked.length === 0) await this.plan(board, {});
  }
}
