/** Routes below /api/fleet: questions about the past of a tenant's machines. Ours, not Defender's. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import { exposedMachines } from '../../fleet/past/exposed-machines.ts';
import { exposureOf } from '../../fleet/past/exposure.ts';
import { boardOn } from '../../fleet/past/past-fleet.ts';
import { type Patched, patchedWithin } from '../../fleet/past/patched-within.ts';
import { parseMonth, parseVulnerability } from '../../fleet/past/subjects.ts';
import { callerOf } from '../authenticate.ts';
import { catalogHeader } from '../catalog-header.ts';
import { errorResponses } from '../machines/schemas.ts';
import type { Answered, PastQuestions } from './past-questions.ts';
import {
  readAfter,
  readKb,
  readKnown,
  readLimit,
  readNumber,
  readPastDay,
  readQuery,
  requireParameter,
} from './query.ts';
import {
  DayQuery,
  ExposedMachinesQuery,
  ExposedMachinesSchema,
  ExposureSchema,
  PatchedQuery,
  PatchedSchema,
  VulnerabilityParams,
} from './schemas.ts';

const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);

const mostDays = 3_650;

export function exposureOfDay(app: FastifyInstance, questions: PastQuestions): void {
  app.get(
    '/fleet/exposure',
    {
      config: { access: { roles: ['Vulnerability.Read.All'] } },
      schema: {
        operationId: 'getExposureOfDay',
        summary: 'How much was open in the fleet on a day (an extension)',
        tags: ['Fleet'],
        querystring: DayQuery,
        response: { 200: ExposureSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['day', 'known']);
      const day = readPastDay(query.day, questions.today());
      return sendAnswered(
        reply,
        await questions.ask(askedBy(request, query), async (past) => exposureOf(await boardOn(past, day))),
      );
    },
  );
}

export function machinesOfVulnerability(app: FastifyInstance, questions: PastQuestions): void {
  app.get<{ Params: { vulnerabilityId: string } }>(
    '/fleet/vulnerabilities/:vulnerabilityId/machines',
    {
      config: { access: { roles: ['Vulnerability.Read.All'] } },
      schema: {
        operationId: 'getExposedMachines',
        summary: 'Which machines had a vulnerability open on a day (an extension)',
        tags: ['Fleet'],
        params: VulnerabilityParams,
        querystring: ExposedMachinesQuery,
        response: { 200: ExposedMachinesSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['day', 'known', 'limit', 'after']);
      const vulnerability = parseVulnerability(request.params.vulnerabilityId);
      const day = readPastDay(query.day, questions.today());
      const page = { limit: readLimit(query.limit), ...readAfter(query.after) };
      const asked = askedBy(request, query);
      return sendAnswered(reply, await questions.ask(asked, (past) => exposedMachines(past, vulnerability, day, page)));
    },
  );
}

export function patchedInTime(app: FastifyInstance, questions: PastQuestions): void {
  app.get(
    '/fleet/patched',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getPatchedInTime',
        summary: 'How many machines were patched so many days after release (an extension)',
        tags: ['Fleet'],
        querystring: PatchedQuery,
        response: { 200: PatchedSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['kb', 'month', 'within', 'known']);
      const { kb, month, within } = query;
      const what = readPatched(kb, month);
      const days = readNumber(requireParameter(within, 'within'), 'within', 0, mostDays);
      const today = questions.today();
      const asked = askedBy(request, query);
      return sendAnswered(reply, await questions.ask(asked, (past) => patchedWithin(past, what, days, today)));
    },
  );
}

export function sendAnswered<Answer extends object>(reply: FastifyReply, answered: Answered<Answer>) {
  const { catalogVersion, countedAt, warning, answer } = answered;
  if (warning !== undefined) reply.header('warning', warning);
  reply.header(catalogHeader, catalogVersion);
  return { catalogVersion, countedAt, ...answer };
}

function askedBy(request: FastifyRequest, { known }: { readonly known?: string }) {
  return { tenant: callerOf(request).tenant, known: readKnown(known) };
}

function readPatched(kb: string | undefined, month: string | undefined): Patched {
  if (kb !== undefined && month !== undefined) {
    throw new KnownError('InvalidInput', 'The question names "kb" and "month"; it can be about one of them.');
  }
  if (month !== undefined) return { month: parseMonth(month) };
  return { kb: readKb(requireParameter(kb, 'kb" or "month')) };
}
