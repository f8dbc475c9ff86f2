/** Exports of a whole fleet as files: the addresses of the parts. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { FileSignatures } from '../../access/file-signatures.ts';
import type { RequiredAccess } from '../../access/roles.ts';
import { KnownError } from '../../errors.ts';
import { countDevices } from '../../fleet/board/board.ts';
import type { AssetParts } from '../assets/asset-pages.ts';
import { callerOf } from '../authenticate.ts';
import { contextOf, sendJson } from '../collections/send-rows.ts';
import { softwareReaders, vulnerabilityReaders } from '../defender-access.ts';
import { errorResponses } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';
import { addressOf, type ExportName, mostParts } from './export-address.ts';

export interface ExportParts extends Omit<AssetParts, 'rowCounts'> {
  readonly signatures: FileSignatures;
  readonly now: () => number;
}

/** Of one file. */
const devicesOfPart = 20_000;
const hourMs = 3_600_000;

const ExportQuery = Type.Object({
  sasValidHours: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 6, default: 1, description: 'How long the addresses hold' }),
  ),
});

const ExportSchema = Type.Object({
  '@odata.context': Type.String(),
  exportFiles: Type.Array(Type.String({ description: 'Fetched without a token: NDJSON, gzip' })),
  generatedTime: Type.String({ format: 'date-time', description: 'When the machines were counted' }),
});

export function exportRoutes(app: FastifyInstance, parts: ExportParts): void {
  exportRoute(app, parts, 'SoftwareVulnerabilities', vulnerabilityReaders);
  exportRoute(app, parts, 'SoftwareInventory', softwareReaders);
}

function exportRoute(
  app: FastifyInstance,
  { questions, calledUrl, signatures, now }: ExportParts,
  name: ExportName,
  access: RequiredAccess,
): void {
  app.get(
    `/machines/${name}Export`,
    {
      config: { access },
      schema: {
        operationId: `get${name}Export`,
        summary: 'Get the addresses of files with the rows of the whole fleet',
        tags: ['Machine'],
        querystring: ExportQuery,
        response: { 200: ExportSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const hours = readHours(request.query as Record<string, unknown>);
      const { groups, countedAt } = await questions.boardOf(request, reply);
      const base = calledUrl(request);
      const parts = Math.min(mostParts, Math.max(1, Math.ceil(countDevices(groups) / devicesOfPart)));
      const expires = Math.floor((now() + hours * hourMs) / 1000);
      const file = { name, tenant: callerOf(request).tenant, parts, expires };
      const addresses = Array.from({ length: parts }, (_, part) => addressOf({ ...file, part }, signatures));
      sendJson(reply);
      return {
        '@odata.context': contextOf(base, 'microsoft.windowsDefenderATP.api.ExportFilesResponse'),
        exportFiles: (await Promise.all(addresses)).map((address) => `${base}${address}`),
        generatedTime: countedAt,
      };
    },
  );
}

/** In any case, as clients write it. Throws `KnownError` InvalidInput. */
function readHours(query: Readonly<Record<string, unknown>>): number {
  const [, value = 1] = Object.entries(query).find(([name]) => name.toLowerCase() === 'sasvalidhours') ?? [];
  const text = String(value);
  if (/^[1-6]$/.test(text)) return Number(text);
  throw new KnownError(
    'InvalidInput',
    `sasValidHours is "${text.slice(0, 100)}"; expected a whole number from 1 to 6.`,
  );
}
