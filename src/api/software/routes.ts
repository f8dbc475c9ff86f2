/** Routes below /api/Software: what the tenant's devices have, and what is open in it. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { KnownError } from '../../errors.ts';
import type { SoftwareFigures } from '../../fleet/board/open-figures.ts';
import { distributionsOf, missingOfSoftware } from '../../fleet/defender/missing-of-software.ts';
import type { Organization } from '../../fleet/defender/organization.ts';
import { softwareOfId } from '../../fleet/defender/software-names.ts';
import { fixesContext, softwareCollection, vulnerabilitiesWithin } from '../collections/contexts.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import {
  DistributionsSchema,
  entityOf,
  listOf,
  MachineReferenceSchema,
  SoftwareSchema,
  VulnerabilitySchema,
} from '../collections/schemas.ts';
import { softwareReaders, vulnerabilityReaders } from '../defender-access.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';
import { errorResponses, MissingKbsSchema } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';

interface Route {
  Params: { softwareId: string };
}

const SoftwareIdParams = Type.Object({
  softwareId: Type.String({ description: 'Software id, in any case', examples: ['microsoft-_-windows_10'] }),
});
const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);

export function softwareRoutes(app: FastifyInstance, parts: DefenderParts): void {
  const { organizations, sendRows, sendItem, sendReferences } = parts;

  app.get(
    '/Software',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'listSoftware',
        summary: 'List software that some machine has and the feed knows',
        tags: ['Software'],
        querystring: ListQuery,
        response: { 200: listOf(SoftwareSchema), ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      return sendRows(request, reply, softwareCollection, organization.software());
    },
  );

  app.get<Route>(
    '/Software/:softwareId',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'getSoftware',
        summary: 'Get software by id',
        tags: ['Software'],
        params: SoftwareIdParams,
        response: { 200: entityOf(SoftwareSchema), ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const organization = await organizations.of(request, reply);
      const { software } = figuresOf(organization, request.params.softwareId);
      const [row] = organization.software([software]);
      return sendItem(request, reply, 'Software/$entity', row);
    },
  );

  app.get<Route>(
    '/Software/:softwareId/getmissingkbs',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'getMissingKBsBySoftware',
        summary: 'Get missing security updates (KBs) by software id',
        tags: ['Software'],
        params: SoftwareIdParams,
        response: { 200: MissingKbsSchema, ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const organization = await organizations.of(request, reply);
      const { software } = figuresOf(organization, request.params.softwareId);
      return sendItem(request, reply, fixesContext, { value: missingOfSoftware(organization.board, software) });
    },
  );

  app.get<Route>(
    '/Software/:softwareId/machineReferences',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'listMachinesBySoftware',
        summary: 'List machines that have the software',
        tags: ['Software'],
        params: SoftwareIdParams,
        querystring: ListQuery,
        response: { 200: listOf(MachineReferenceSchema), ...errors },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      const { software } = figuresOf(organization, request.params.softwareId);
      return sendReferences(request, reply, organization.board, { software });
    },
  );

  app.get<Route>(
    '/Software/:softwareId/vulnerabilities',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listVulnerabilitiesBySoftware',
        summary: 'List vulnerabilities that are open in the software',
        tags: ['Software'],
        params: SoftwareIdParams,
        querystring: ListQuery,
        response: { 200: listOf(VulnerabilitySchema), ...errors },
      },
    },
    async (request, reply) => {
      const organization = await organizations.of(request, reply);
      const { vulnerabilities } = figuresOf(organization, request.params.softwareId);
      const rows = vulnerabilities.map((place) => organization.at(place));
      return sendRows(request, reply, vulnerabilitiesWithin, rows);
    },
  );

  app.get<Route>(
    '/Software/:softwareId/distributions',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'listSoftwareVersions',
        summary: 'List versions of the software, and how many machines have each',
        tags: ['Software'],
        params: SoftwareIdParams,
        response: { 200: DistributionsSchema, ...errors },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const organization = await organizations.of(request, reply);
      const { software } = figuresOf(organization, request.params.softwareId);
      return sendItem(request, reply, 'Distributions', { value: distributionsOf(organization.board, software) });
    },
  );
}

/** Throws `KnownError` ResourceNotFound for software that no machine has: its lists would be empty for another reason than asked. */
function figuresOf(organization: Organization, id: string): SoftwareFigures {
  const software = softwareOfId(id);
  const figures = software === undefined ? undefined : organization.softwareNamed(software);
  if (figures !== undefined) return figures;
  throw new KnownError(
    'ResourceNotFound',
    `Software ${id.slice(0, 100)} was not found: no machine that can be judged has it.`,
  );
}
