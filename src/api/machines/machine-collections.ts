/** What one machine has and has open, in Defender's collections: vulnerabilities, software, recommendations. */

import type { FastifyInstance } from 'fastify';
import { recommendationCollection, softwareCollection, vulnerabilitiesWithin } from '../collections/contexts.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import { listOf, RecommendationSchema, SoftwareSchema, VulnerabilitySchema } from '../collections/schemas.ts';
import { recommendationReaders, softwareReaders, vulnerabilityReaders } from '../defender-access.ts';
import { ListQuery } from './lists/list-query-schema.ts';
import { errorResponses, MachineIdParams } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);

export function machineCollections(app: FastifyInstance, { organizations, sendRows }: DefenderParts): void {
  app.get<Route>(
    '/machines/:machineId/vulnerabilities',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listVulnerabilitiesByMachine',
        summary: 'List vulnerabilities that are open on a machine',
        tags: ['Machine'],
        params: MachineIdParams,
        querystring: ListQuery,
        response: { 200: listOf(VulnerabilitySchema), ...errors },
      },
    },
    async (request, reply) => {
      const { machineId } = request.params;
      const { organization, summary } = await organizations.ofMachine(request, reply, machineId, 'vulnerabilities');
      const rows = Array.from(summary.open.vulnerabilities, (place) => organization.at(place));
      return sendRows(request, reply, vulnerabilitiesWithin, rows);
    },
  );

  app.get<Route>(
    '/machines/:machineId/software',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'listSoftwareByMachine',
        summary: 'List software of a machine that the feed knows',
        tags: ['Machine'],
        params: MachineIdParams,
        querystring: ListQuery,
        response: { 200: listOf(SoftwareSchema), ...errors },
      },
    },
    async (request, reply) => {
      const { organization, summary } = await organizations.ofMachine(
        request,
        reply,
        request.params.machineId,
        'software',
      );
      return sendRows(request, reply, softwareCollection, organization.software(summary.software));
    },
  );

  app.get<Route>(
    '/machines/:machineId/recommendations',
    {
      config: { access: recommendationReaders },
      schema: {
        operationId: 'listRecommendationsByMachine',
        summary: 'List which software of a machine is to be updated',
        tags: ['Machine'],
        params: MachineIdParams,
        querystring: ListQuery,
        response: { 200: listOf(RecommendationSchema), ...errors },
      },
    },
    async (request, reply) => {
      const { machineId } = request.params;
      const { organization, summary } = await organizations.ofMachine(request, reply, machineId, 'recommendations');
      const open = new Set(summary.open.rows.flatMap(({ bySoftware }) => bySoftware.map(({ software }) => software)));
      return sendRows(request, reply, recommendationCollection, organization.recommendations(open));
    },
  );
}
