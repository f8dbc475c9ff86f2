/** Routes below /api/fleet/compliance: how much of the fleet was patched in time, on a day and day by day. Ours, not Defender's. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role } from '../../access/roles.ts';
import { type Compliance, complianceOn } from '../../fleet/compliance/compliance.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import { callerOf } from '../authenticate.ts';
import { errorResponses } from '../machines/schemas.ts';
import { complianceNames, readComplianceQuestion, readSeries, seriesNames } from './compliance-query.ts';
import {
  ComplianceQuery,
  ComplianceSchema,
  ComplianceSeriesQuery,
  ComplianceSeriesSchema,
} from './compliance-schemas.ts';
import type { PastQuestions } from './past-questions.ts';
import { readKnown, readPastDay, readQuery } from './query.ts';
import { sendAnswered } from './routes.ts';
import { keepSeen } from './seen-answers.ts';
import { type ToldCompliance, tellFirst } from './told-compliance.ts';

export interface ComplianceParts {
  readonly past: PastQuestions;
  readonly store: Store;
  readonly threats: { readonly current: Threats };
  readonly now: () => number;
}

const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);
const roles: readonly Role[] = ['Vulnerability.Read.All'];

export function complianceRoutes(app: FastifyInstance, parts: ComplianceParts): void {
  app.get(
    '/fleet/compliance',
    {
      config: { access: { roles } },
      schema: {
        operationId: 'getCompliance',
        summary: 'How much of the fleet was patched in time on a day (an extension)',
        tags: ['Fleet'],
        querystring: ComplianceQuery,
        response: { 200: ComplianceSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['day', ...complianceNames]);
      const day = readPastDay(query.day, parts.past.today());
      const answered = await ask(parts, request, query, [day]);
      const [answer] = answered.answer.value;
      return sendAnswered(reply, { ...answered, answer: answer as ToldCompliance });
    },
  );
  app.get(
    '/fleet/compliance/series',
    {
      config: { access: { roles } },
      schema: {
        operationId: 'getComplianceSeries',
        summary: 'The same for several days (an extension)',
        tags: ['Fleet'],
        querystring: ComplianceSeriesQuery,
        response: { 200: ComplianceSeriesSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, seriesNames);
      const { days, ...series } = readSeries(query, parts.past.today());
      const answered = await ask(parts, request, query, days);
      return sendAnswered(reply, { ...answered, answer: { ...series, value: answered.answer.value } });
    },
  );
}

async function ask(
  { past, store, threats, now }: ComplianceParts,
  request: FastifyRequest,
  query: Parameters<typeof readComplianceQuestion>[0] & { readonly known?: string },
  days: readonly string[],
) {
  const { tenant } = callerOf(request);
  const question = readComplianceQuestion(query);
  const known = readKnown(query.known);
  const lists = threats.current;
  const answered = await past.ask({ tenant, known }, async (found, keep) => {
    const asked = { tenant, past: found, keep, store, threats: lists };
    const value: Compliance[] = [];
    for (const day of days) {
      value.push(await keepSeen(asked, ['compliance', question], day, (seen) => complianceOn(seen, question, day)));
    }
    return { day: days.at(-1) as string, value };
  });
  const telling = { tenant, question, known, now: now() };
  const value: ToldCompliance[] = [];
  for (const answer of answered.answer.value) value.push(await tellFirst(store.figures, telling, answer));
  return { ...answered, answer: { value } };
}
