/** Routes below /api/fleet about how a fleet came to stand as it does: its last months, and what changed since a day. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Role } from '../../access/roles.ts';
import { changesSince } from '../../fleet/past/changes.ts';
import type { PastFleet } from '../../fleet/past/past-fleet.ts';
import { type TrendPoint, trendDays, trendOver } from '../../fleet/past/trend.ts';
import { callerOf } from '../authenticate.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readFilter, viewNames } from './board-query.ts';
import type { ComplianceParts } from './compliance-routes.ts';
import { readQuery } from './query.ts';
import { sendAnswered } from './routes.ts';
import { policyOfDay } from './told-compliance.ts';
import { readSince, readTrendDays } from './trend-query.ts';
import { ChangesQuery, ChangesSchema, TrendQuery, TrendSchema } from './trend-schemas.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);
const roles: readonly Role[] = ['Vulnerability.Read.All', 'Software.Read.All'];

/** Trends of one reading of a tenant's histories. */
const mostKept = 20;

export function fleetTrend(app: FastifyInstance, { past, store, threats }: Omit<ComplianceParts, 'now'>): void {
  const remember = rememberTrends();
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
      const answered = await past.ask({ tenant, known: 'now' }, async (found) => {
        const seen = { ...found, threats: lists, policyOn: (day: string) => policyOfDay(store, tenant, day) };
        const key = [(await found.judgeOf(today)).catalogVersion, filter, days, lists.kevDay];
        return {
          day: today,
          value: await remember(found.fleet, JSON.stringify(key), () => trendOver(seen, filter, days)),
        };
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
      return sendAnswered(reply, await past.ask(asked, (found) => changesSince(found, since, today)));
    },
  );
}

/** As long as the same histories answer: what came later is in none of their answers. */
function rememberTrends() {
  const byFleet = new WeakMap<PastFleet, LRUCache<string, Promise<readonly TrendPoint[]>>>();
  return (fleet: PastFleet, key: string, ask: () => Promise<readonly TrendPoint[]>) => {
    const kept = byFleet.get(fleet) ?? new LRUCache<string, Promise<readonly TrendPoint[]>>({ max: mostKept });
    byFleet.set(fleet, kept);
    const trend = kept.get(key) ?? ask();
    kept.set(key, trend);
    trend.catch(() => kept.delete(key));
    return trend;
  };
}
