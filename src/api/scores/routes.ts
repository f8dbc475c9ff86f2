/** GET /api/exposureScore and its neighbours: one number for the whole fleet. Defender's own rule is not published; docs/api.md has ours. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exposureScoreOf } from '../../fleet/defender/exposure-score.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import { ScoreSchema } from '../collections/schemas.ts';
import { scoreReaders } from '../defender-access.ts';
import type { BoardQuestions } from '../fleet/board-questions.ts';
import { errorResponses } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);

const GroupScoresSchema = Type.Object({
  '@odata.context': Type.String(),
  value: Type.Array(Type.Object({ ...ScoreSchema.properties, rbacGroupName: Type.String() })),
});

export function scoreRoutes(
  app: FastifyInstance,
  questions: BoardQuestions,
  { sendItem }: Pick<DefenderParts, 'sendItem'>,
): void {
  app.get(
    '/exposureScore',
    {
      config: { access: scoreReaders },
      schema: {
        operationId: 'getExposureScore',
        summary: 'Get the exposure score, by a rule of our own',
        tags: ['Score'],
        response: { 200: ScoreSchema, ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const board = await questions.boardOf(request, reply);
      return sendItem(request, reply, 'ExposureScore/$entity', {
        time: board.countedAt,
        score: exposureScoreOf(board),
      });
    },
  );

  app.get(
    '/exposureScore/ByMachineGroups',
    {
      config: { access: scoreReaders },
      schema: {
        operationId: 'listExposureScoresByMachineGroup',
        summary: 'List exposure scores by machine group: there are no groups',
        tags: ['Score'],
        response: { 200: GroupScoresSchema, ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      return sendItem(request, reply, 'ExposureScore', { value: [] });
    },
  );

  app.get(
    '/configurationScore',
    {
      config: { access: scoreReaders },
      schema: {
        operationId: 'getConfigurationScore',
        summary: 'Get the secure score of configurations, which no inventory tells',
        tags: ['Score'],
        response: { 200: ScoreSchema, ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const { countedAt } = await questions.boardOf(request, reply);
      return sendItem(request, reply, 'ConfigurationScore/$entity', { time: countedAt, score: null });
    },
  );
}
