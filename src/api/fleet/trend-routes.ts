/** Routes below /api/fleet about how a fleet came to stand as it does: its last months, and what changed since a day. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import type { Role } from '../../access/roles.ts';
import { changesSince } from '../../fleet/past/changes.ts';
import { type TrendPoint, trendDays, trendPoint } from '../../fleet/past/trend.ts';
import { callerOf } from '../authenticate.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readFilter, viewNames } from './board-query.ts';
import type { ComplianceParts } from './compliance-routes.ts';
import { readQuery } from './query.ts';
import { sendAnswered } from './routes.ts';
import { keepSeen } from './seen-answers.ts';
import { readSince, readTrendDays } from './trend-query.ts';
import { ChangesQuery, ChangesSchema, TrendQuery, TrendSchema } from './trend-schemas.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);
const roles: readonly Role[] = ['Vulnerability.Read.All', 'Software.Read.All'];

export function fleetTrend(app: FastifyInstance, { past, store, threats }: Omit<ComplianceParts, 'now'>): void {
  app.get(
    '/fleet/trend',
    {
      config: { access: { roles } },
      schema: {
        operationId: 'getFleetTrend',
        summary: 'How the fleet stood in the last days (an extension)',
        tags: ['Fleet'],
        querystring: TrendQuery,
        response: { 200: TrendSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, [...viewNames, 'days']);
      const filter = readFilter(query);
      const { tenant } = callerOf(request);
      const today = past.today();
      const days = trendDays(today, readTrendDays(query.days));
      const lists = threats.current;
      const answered = await past.ask({ tenant, known: 'now' }, async (found, keep) => {
        const asked = { tenant, past: found, keep, store, threats: lists };
        const value: TrendPoint[] = [];
        for (const day of days) {
          value.push(await keepSeen(asked, ['trend', filter], day, (seen) => trendPoint(seen, filter, day)));
        }
        return { day: today, value };
      });
      return sendAnswered(reply, answered);
    },
  );
}

export function fleetChanges(app: FastifyInstance, { past }: Pick<ComplianceParts, 'past'>): void {
  app.get(
    '/fleet/changes',
    {
      config: { access: { roles } },
      schema: {
        operationId: 'getFleetChanges',
        summary: 'What changed on the machines since a day (an extension)',
        tags: ['Fleet'],
        querystring: ChangesQuery,
        response: { 200: ChangesSchema, ...errors },
      },
    },
    async (request, reply) => {
      const today = past.today();
      const since = readSince(readQuery(request, ['since']).since, today);
      const asked = { tenant: callerOf(request).tenant, known: 'now' } as const;
      const answered = await past.ask(asked, async (found, keep) => {
        const { catalogVersion } = await found.judgeOf(today);
        return keep(['changes', since, today, catalogVersion], (counted) => changesSince(counted, since, today));
      });
      return sendAnswered(reply, answered);
    },
  );
}
