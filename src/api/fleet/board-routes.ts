/** Routes below /api/fleet about the fleet of today. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { overviewOf } from '../../fleet/board/overview.ts';
import { errorResponses } from '../machines/schemas.ts';
import { filterNames, readFilter } from './board-query.ts';
import type { BoardQuestions } from './board-questions.ts';
import { FilterQuery, OverviewSchema } from './board-schemas.ts';
import { readQuery } from './query.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);

export function fleetOverview(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/overview',
    {
      config: { access: { roles: ['Vulnerability.Read.All', 'Software.Read.All'] } },
      schema: {
        operationId: 'getFleetOverview',
        summary: 'How the fleet stands today (an extension)',
        tags: ['Fleet'],
        querystring: FilterQuery,
        response: { 200: OverviewSchema, ...errors },
      },
    },
    async (request, reply) => {
      const filter = readFilter(readQuery(request, filterNames));
      return questions.answer(request, reply, ['overview', filter], (board) => overviewOf(board, filter));
    },
  );
}
