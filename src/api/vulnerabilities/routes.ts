/** Routes below /api/vulnerabilities: what is open on some device of the tenant, and on which. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { KnownError } from '../../errors.ts';
import type { Organization } from '../../fleet/defender/organization.ts';
import { vulnerabilityCollection } from '../collections/contexts.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import { entityOf, listOf, MachineReferenceSchema, VulnerabilitySchema } from '../collections/schemas.ts';
import { vulnerabilityReaders } from '../defender-access.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';
import { errorResponses } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';

interface Route {
  Params: { vulnerabilityId: string };
}

const VulnerabilityParams = Type.Object({
  vulnerabilityId: Type.String({ description: 'In any case', examples: ['CVE-2020-0796'] }),
});
const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);

export function vulnerabilityRoutes(app: FastifyInstance, parts: DefenderParts): void {
  const { organizations, sendRows, sendItem, sendReferences } = parts;

  app.get(
    '/vulnerabilities',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listVulnerabilities',
        summary: 'List vulnerabilities that are open on some machine',
        tags: ['Vulnerability'],
        querystring: ListQuery,
        response: { 200: listOf(VulnerabilitySchema), ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      return sendRows(request, reply, vulnerabilityCollection, organization.vulnerabilities());
    },
  );

  app.get<Route>(
    '/vulnerabilities/:vulnerabilityId',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'getVulnerability',
        summary: 'Get a vulnerability by id',
        tags: ['Vulnerability'],
        params: VulnerabilityParams,
        response: { 200: entityOf(VulnerabilitySchema), ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const organization = await organizations.of(request, reply);
      const { place } = find(organization, request.params.vulnerabilityId);
      return sendItem(request, reply, 'Vulnerabilities/$entity', organization.at(place));
    },
  );

  app.get<Route>(
    '/vulnerabilities/:vulnerabilityId/machineReferences',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listMachinesByVulnerability',
        summary: 'List machines on which a vulnerability is open',
        tags: ['Vulnerability'],
        params: VulnerabilityParams,
        querystring: ListQuery,
        response: { 200: listOf(MachineReferenceSchema), ...errors },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      const { id: vulnerability } = find(organization, request.params.vulnerabilityId);
      return sendReferences(request, reply, organization.board, { vulnerability });
    },
  );
}

/** Throws `KnownError` ResourceNotFound for one that the catalogue does not know. Ids are upper case. */
function find({ board: { facts } }: Organization, text: string): { readonly id: string; readonly place: number } {
  const id = text.toUpperCase();
  const place = facts.placeOf(id);
  if (place !== undefined) return { id, place };
  throw new KnownError('ResourceNotFound', `The catalogue knows no vulnerability ${text.slice(0, 100)}.`);
}
