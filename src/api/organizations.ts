/** The caller's tenant and its machines in Defender's rows, as of the newest count of its devices. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';
import type { Board, BoardGroup } from '../fleet/board/board.ts';
import type { StateSummary } from '../fleet/board/state-summary.ts';
import { Organization } from '../fleet/defender/organization.ts';
import type { Store } from '../store/store.ts';
import { callerOf } from './authenticate.ts';
import type { BoardQuestions } from './fleet/board-questions.ts';
import { machineNotFound, readMachineId } from './machines/machine-id.ts';

export class Organizations {
  readonly #questions: BoardQuestions;
  readonly #devices: Store['devices'];
  /** A count that finds nothing new leaves the groups the object that they were. */
  readonly #known = new WeakMap<readonly BoardGroup[], Organization>();

  constructor(questions: BoardQuestions, { devices }: Pick<Store, 'devices'>) {
    this.#questions = questions;
    this.#devices = devices;
  }

  async of(request: FastifyRequest, reply: FastifyReply): Promise<Organization> {
    return this.#organizationOf(await this.#questions.boardOf(request, reply));
  }

  /** `asked` is what cannot be told where the machine cannot be judged: then, as of no machine, `KnownError` ResourceNotFound. */
  async ofMachine(
    request: FastifyRequest,
    reply: FastifyReply,
    machineId: string,
    asked: string,
  ): Promise<{ readonly organization: Organization; readonly summary: StateSummary }> {
    const id = readMachineId(machineId);
    const state = await this.#devices.findStateId(callerOf(request).tenant, id);
    if (state === undefined) throw machineNotFound(id);
    const board = await this.#questions.boardWith(request, reply, state);
    const summary = board.groups.find((group) => group.state === state)?.summary;
    if (summary === undefined) throw machineNotFound(id);
    if (summary.status === 'assessed') return { organization: this.#organizationOf(board), summary };
    const reason = summary.reason?.replace(/\.$/, '') ?? 'it cannot be judged';
    throw new KnownError('ResourceNotFound', `The ${asked} of machine ${id} cannot be told: ${reason}.`);
  }

  #organizationOf(board: Board): Organization {
    const known = this.#known.get(board.groups) ?? new Organization(board);
    this.#known.set(board.groups, known);
    return known;
  }
}
