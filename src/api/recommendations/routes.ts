/** Routes below /api/recommendations: which software is to be updated, one recommendation for each. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { KnownError } from '../../errors.ts';
import type { Organization } from '../../fleet/defender/organization.ts';
import type { RecommendationRow } from '../../fleet/defender/recommendation-row.ts';
import { softwareOfRecommendation } from '../../fleet/defender/software-names.ts';
import { recommendationCollection, vulnerabilitiesWithin } from '../collections/contexts.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import {
  entityOf,
  listOf,
  MachineReferenceSchema,
  RecommendationSchema,
  SoftwareSchema,
  VulnerabilitySchema,
} from '../collections/schemas.ts';
import { recommendationReaders, softwareReaders, vulnerabilityReaders } from '../defender-access.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';
import { errorResponses } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';

interface Route {
  Params: { recommendationId: string };
}

const RecommendationParams = Type.Object({
  recommendationId: Type.String({ description: 'In any case', examples: ['va-_-microsoft-_-windows_10'] }),
});
const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);
/** The software of one is opened by the permission for software, and for people by that for recommendations. */
const access = { roles: softwareReaders.roles, scopes: ['SecurityRecommendation.Read'] } as const;

export function recommendationRoutes(app: FastifyInstance, parts: DefenderParts): void {
  const { organizations, sendRows, sendItem, sendReferences } = parts;

  app.get(
    '/recommendations',
    {
      config: { access: recommendationReaders },
      schema: {
        operationId: 'listRecommendations',
        summary: 'List which software is to be updated',
        tags: ['Recommendation'],
        querystring: ListQuery,
        response: { 200: listOf(RecommendationSchema), ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      return sendRows(request, reply, recommendationCollection, organization.recommendations());
    },
  );

  app.get<Route>(
    '/recommendations/:recommendationId',
    {
      config: { access: recommendationReaders },
      schema: {
        operationId: 'getRecommendation',
        summary: 'Get a recommendation by id',
        tags: ['Recommendation'],
        params: RecommendationParams,
        response: { 200: entityOf(RecommendationSchema), ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const recommendation = find(await organizations.of(request, reply), request.params.recommendationId);
      return sendItem(request, reply, 'Recommendations/$entity', recommendation);
    },
  );

  app.get<Route>(
    '/recommendations/:recommendationId/software',
    {
      config: { access },
      schema: {
        operationId: 'getSoftwareByRecommendation',
        summary: 'Get the software of a recommendation',
        tags: ['Recommendation'],
        params: RecommendationParams,
        response: { 200: entityOf(SoftwareSchema), ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const organization = await organizations.of(request, reply);
      const { productName } = find(organization, request.params.recommendationId);
      const [software] = organization.software([productName]);
      return sendItem(request, reply, 'Analytics.Contracts.PublicAPI.PublicProductDto', software);
    },
  );

  app.get<Route>(
    '/recommendations/:recommendationId/machineReferences',
    {
      config: { access: recommendationReaders },
      schema: {
        operationId: 'listMachinesByRecommendation',
        summary: 'List machines whose software is to be updated',
        tags: ['Recommendation'],
        params: RecommendationParams,
        querystring: ListQuery,
        response: { 200: listOf(MachineReferenceSchema), ...errors },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      const { productName } = find(organization, request.params.recommendationId);
      return sendReferences(request, reply, organization.board, { exposedSoftware: productName });
    },
  );

  app.get<Route>(
    '/recommendations/:recommendationId/vulnerabilities',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listVulnerabilitiesByRecommendation',
        summary: 'List vulnerabilities that the update closes',
        tags: ['Recommendation'],
        params: RecommendationParams,
        querystring: ListQuery,
        response: { 200: listOf(VulnerabilitySchema), ...errors },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      const { productName } = find(organization, request.params.recommendationId);
      const places = organization.softwareNamed(productName)?.vulnerabilities ?? [];
      const rows = places.map((place) => organization.at(place));
      return sendRows(request, reply, vulnerabilitiesWithin, rows);
    },
  );
}

/** Throws `KnownError` ResourceNotFound where nothing is to be updated. */
function find(organization: Organization, id: string): RecommendationRow {
  const software = softwareOfRecommendation(id);
  const [found] = software === undefined ? [] : organization.recommendations([software]);
  if (found !== undefined) return found;
  throw new KnownError(
    'ResourceNotFound',
    `Recommendation ${id.slice(0, 100)} was not found: nothing of it is missing anywhere.`,
  );
}
