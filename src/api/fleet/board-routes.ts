/** Routes below /api/fleet about the fleet of today: how it stands, its plan, what if, support. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import type { Role } from '../../access/roles.ts';
import { KnownError } from '../../errors.ts';
import { overviewOf } from '../../fleet/board/overview.ts';
import { supportOfFleet } from '../../fleet/board/support-of-fleet.ts';
import { whatIf } from '../../fleet/board/what-if.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readFilter, readKbs, viewNames } from './board-query.ts';
import type { BoardQuestions } from './board-questions.ts';
import { OverviewSchema, PlanQuery, PlanSchema, SupportSchema, ViewQuery } from './board-schemas.ts';
import { readNumber, readQuery, requireParameter } from './query.ts';
import { WhatIfBody, WhatIfQuery, WhatIfSchema } from './what-if-schemas.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);
const roles: readonly Role[] = ['Vulnerability.Read.All', 'Software.Read.All'];
const access = { roles };

const mostSteps = 1_000;
/** A thousand KB numbers. */
const maxBodyBytes = 64 * 1024;

export function fleetOverview(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/overview',
    {
      config: { access },
      schema: {
        operationId: 'getFleetOverview',
        summary: 'How the fleet stands today (an extension)',
        tags: ['Fleet'],
        querystring: ViewQuery,
        response: { 200: OverviewSchema, ...errors },
      },
    },
    async (request, reply) => {
      const filter = readFilter(readQuery(request, viewNames));
      return questions.answer(request, reply, ['overview', filter], (board) => overviewOf(board, filter));
    },
  );
}

export function fleetPlan(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/plan',
    {
      config: { access },
      schema: {
        operationId: 'getFleetPlan',
        summary: 'The fewest updates that close most of what is open (an extension)',
        tags: ['Fleet'],
        querystring: PlanQuery,
        response: { 200: PlanSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, [...viewNames, 'most']);
      const filter = readFilter(query);
      const most = query.most === undefined ? undefined : readNumber(query.most, 'most', 1, mostSteps);
      return questions.answer(request, reply, ['plan', { ...filter, most }], (board) =>
        questions.plan(board, filter, most),
      );
    },
  );
}

export function fleetWhatIf(app: FastifyInstance, questions: BoardQuestions): void {
  const described = {
    summary: 'How the fleet would stand with these updates installed (an extension)',
    tags: ['Fleet'],
    response: { 200: WhatIfSchema, ...errors, ...errorResponses(404) },
  };
  app.get(
    '/fleet/whatif',
    { config: { access }, schema: { operationId: 'getFleetWhatIf', querystring: WhatIfQuery, ...described } },
    async (request, reply) => {
      const query = readQuery(request, [...viewNames, 'kbs']);
      const kbs = readKbs(requireParameter(query.kbs, 'kbs').split(','), 'kbs');
      const filter = readFilter(query);
      return questions.answer(request, reply, ['what if', { ...filter, kbs }], (board) =>
        whatIf(board, kbs, filter, questions.whatIfs),
      );
    },
  );
  app.post(
    '/fleet/whatif',
    {
      config: { access },
      bodyLimit: maxBodyBytes,
      schema: { operationId: 'postFleetWhatIf', querystring: ViewQuery, body: WhatIfBody, ...described },
    },
    async (request, reply) => {
      const filter = readFilter(readQuery(request, viewNames));
      const kbs = readKbs(readBody(request.body), 'kbs');
      return questions.answer(request, reply, ['what if', { ...filter, kbs }], (board) =>
        whatIf(board, kbs, filter, questions.whatIfs),
      );
    },
  );
}

export function fleetSupport(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/support',
    {
      config: { access },
      schema: {
        operationId: 'getFleetSupport',
        summary: 'Until when the systems of the fleet get updates (an extension)',
        tags: ['Fleet'],
        querystring: ViewQuery,
        response: { 200: SupportSchema, ...errors },
      },
    },
    async (request, reply) => {
      const filter = readFilter(readQuery(request, viewNames));
      return questions.answer(request, reply, ['support', filter], (board) => supportOfFleet(board, filter));
    },
  );
}

function readBody(body: unknown): readonly string[] {
  const { kbs, ...others } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (Array.isArray(kbs) && kbs.every((kb) => typeof kb === 'string') && Object.keys(others).length === 0) return kbs;
  throw new KnownError(
    'InvalidRequestBody',
    'The body is not {"kbs": [...]} with a list of KB numbers as texts, such as "5036893", and nothing else.',
  );
}
