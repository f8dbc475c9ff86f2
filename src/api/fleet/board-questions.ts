/** Questions about the fleet of today: each answer is worked out once for a count of the devices, and says how old that is. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import { callerOf } from '../authenticate.ts';
import { staleReason, warningOf } from '../catalog-age.ts';
import { catalogHeader } from '../catalog-header.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { Boards } from './boards.ts';

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
  /** By the groups, which a count that found nothing new leaves the ones that they were. */
  readonly #kept = new WeakMap<readonly BoardGroup[], LRUCache<string, object>>();

  constructor(boards: Boards, catalogs: CatalogHolder) {
    this.#boards = boards;
    this.#catalogs = catalogs;
  }

  /** `name` and `asked` are all that the answer depends on besides the board. */
  async answer<Answer extends object>(
    request: FastifyRequest,
    reply: FastifyReply,
    [name, asked]: readonly [name: string, asked: object],
    question: (board: Board) => Answer,
  ): Promise<BoardFace & Answer> {
    const board = await this.boardOf(request, reply);
    const { catalogVersion, asOf, countedAt, groups } = board;
    const kept = this.#kept.get(groups) ?? new LRUCache<string, object>({ max: mostKept });
    this.#kept.set(groups, kept);
    const key = JSON.stringify([name, asked]);
    const answer = (kept.get(key) as Answer | undefined) ?? question(board);
    kept.set(key, answer);
    return { catalogVersion, asOf, countedAt, ...answer };
  }

  /** The board of the caller's tenant; the reply gets the headers that say by which catalogue it is. */
  async boardOf(request: FastifyRequest, reply: FastifyReply): Promise<Board> {
    const board = await this.#boards.of(callerOf(request).tenant);
    const stale = staleReason(this.#catalogs.current, board.asOf);
    if (stale !== undefined) reply.header('warning', warningOf(stale));
    reply.header(catalogHeader, board.catalogVersion);
    return board;
  }
}
