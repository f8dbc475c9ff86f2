/** GET /api/exports/{name}/{file}: a part of an export, for whoever has its signed address; written while it is fetched. */

import { finished, pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { FileSignatures } from '../../access/file-signatures.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { Store } from '../../store/store.ts';
import { type AssetKind, softwareInventory, softwareVulnerabilities } from '../assets/asset-kinds.ts';
import { type AssetWalk, walkAssets } from '../assets/asset-walk.ts';
import { catalogHeader } from '../catalog-header.ts';
import type { Boards } from '../fleet/boards.ts';
import type { LongAnswers } from '../long-answers.ts';
import { watchedStream } from '../watched-stream.ts';
import { type ExportFile, mostParts, readAddress } from './export-address.ts';

export interface ExportFileParts {
  readonly store: Pick<Store, 'devices'>;
  readonly boards: Boards;
  readonly signatures: FileSignatures;
  readonly downloads: LongAnswers;
  readonly now: () => number;
}

interface Route {
  Params: { name: string; file: string };
}

export function exportFile(app: FastifyInstance, { boards, store, signatures, downloads, now }: ExportFileParts): void {
  app.get<Route>(
    '/exports/:name/:file',
    { config: { access: 'anybody' }, compress: false, schema: { hide: true } },
    async (request, reply) => {
      const file = await readAddress(request.params, request.query as Record<string, unknown>, signatures, now());
      const { tenant } = file;
      reply.type('application/gzip');
      // Nothing is made for who asks for the head alone, and how long it would be nobody knows.
      if (request.method === 'HEAD') return Readable.from([]);
      downloads.begin(tenant);
      // Of a client that has gone already as well.
      finished(reply.raw, () => downloads.end(tenant));
      const board = await boards.of(tenant);
      const walk = {
        tenant,
        board,
        boardWith: (state: number) => boards.including(tenant, state),
        devices: store.devices,
        where: devicesOf(file),
      };
      const lines =
        file.name === 'SoftwareInventory'
          ? writeLines({ ...walk, kind: softwareInventory })
          : writeLines({ ...walk, kind: softwareVulnerabilities });
      reply.header(catalogHeader, board.catalogVersion);
      // What fails before the first line is a failure of the request, and not of a body that has begun.
      const first = await lines.next();
      // Whoever reads from its end meets its failures.
      return pipeline(watchedStream(first, lines, reply.raw), createGzip(), () => undefined);
    },
  );
}

async function* writeLines<Item extends { readonly key: string }>(
  walk: AssetWalk<Item> & { readonly kind: AssetKind<Item> },
): AsyncGenerator<string> {
  for await (const rows of walkAssets(walk)) yield rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
}

/** Those whose ids lie in the part: their first two digits are spread evenly. */
function devicesOf({ part, parts }: ExportFile): DeviceCondition {
  const from = boundOf(part, parts);
  const to = boundOf(part + 1, parts);
  return {
    kind: 'and',
    of: [
      { kind: 'compare', column: 'id', operator: '>=', value: from },
      ...(part + 1 < parts ? [{ kind: 'compare', column: 'id', operator: '<', value: to } as const] : []),
    ],
  };
}

/** The lowest id of the part. */
function boundOf(part: number, parts: number): string {
  const begin = Math.ceil((part * mostParts) / parts);
  return begin.toString(16).padStart(2, '0').padEnd(40, '0');
}
