/** Lists with rows by machine: GET /api/vulnerabilities/machinesVulnerabilities, and …ByMachine below /api/machines. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CollectionQuery } from '../../odata/query.ts';
import { listOf } from '../collections/schemas.ts';
import { pageSizeOf } from '../collections/send-rows.ts';
import { softwareReaders, vulnerabilityReaders } from '../defender-access.ts';
import { readNumber } from '../fleet/query.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';
import { errorResponses } from '../machines/schemas.ts';
import { machineVulnerabilities, mostAssets, softwareInventory, softwareVulnerabilities } from './asset-kinds.ts';
import { type AssetPage, type AssetParts, sendAssets } from './asset-pages.ts';
import { RowCounts } from './count-rows.ts';
import { AssetSoftwareSchema, AssetsQuery, AssetVulnerabilitySchema, MachineVulnerabilitySchema } from './schemas.ts';

const errors = errorResponses(400, 401, 403, 429, 500, 503);
/** Of a page without `pageSize`, as Defender's. */
const usualPage = 50_000;

export function assetRoutes(app: FastifyInstance, given: Omit<AssetParts, 'rowCounts'>): void {
  const parts: AssetParts = { ...given, rowCounts: new RowCounts() };
  app.get(
    '/vulnerabilities/machinesVulnerabilities',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listVulnerabilitiesByMachineAndSoftware',
        summary: 'List what is open, by machine and software',
        tags: ['Vulnerability'],
        querystring: ListQuery,
        response: { 200: listOf(MachineVulnerabilitySchema), ...errors },
      },
    },
    (request, reply) =>
      sendAssets(request, reply, machineVulnerabilities, parts, ({ skip }) => ({
        size: pageSizeOf(request, reply, machineVulnerabilities.rules),
        skip,
      })),
  );

  app.get(
    '/machines/SoftwareVulnerabilitiesByMachine',
    {
      config: { access: vulnerabilityReaders },
      schema: {
        operationId: 'listSoftwareVulnerabilitiesByMachine',
        summary: 'List what is open, with the update that closes it, by machine',
        tags: ['Machine'],
        querystring: AssetsQuery,
        response: { 200: listOf(AssetVulnerabilitySchema), ...errors },
      },
    },
    (request, reply) => sendAssets(request, reply, softwareVulnerabilities, parts, (query) => pageOf(request, query)),
  );

  app.get(
    '/machines/SoftwareInventoryByMachine',
    {
      config: { access: softwareReaders },
      schema: {
        operationId: 'listSoftwareInventoryByMachine',
        summary: 'List the software that the feed knows, by machine',
        tags: ['Machine'],
        querystring: AssetsQuery,
        response: { 200: listOf(AssetSoftwareSchema), ...errors },
      },
    },
    (request, reply) => sendAssets(request, reply, softwareInventory, parts, (query) => pageOf(request, query)),
  );
}

/** Names in any case, as clients write them. Throws `KnownError` InvalidInput. */
function pageOf(request: FastifyRequest, { skip }: CollectionQuery): AssetPage {
  const told = new Map(
    Object.entries(request.query as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const size = readNumber(String(told.get('pagesize') ?? usualPage), 'pageSize', 1, mostAssets);
  const index = readNumber(String(told.get('pageindex') ?? 1), 'pageIndex', 1, 1_000_000);
  return { size, skip: skip + (index - 1) * size };
}
