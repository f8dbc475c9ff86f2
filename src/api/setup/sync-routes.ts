/** Routes below /api/setup/syncs: what the catalogue and the lists of threats are, and having them brought up to date, with what is heard of that meanwhile. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { type ListName, listNames } from '../../threats/model.ts';
import type { Threats } from '../../threats/threats.ts';
import { callerOf, personOf } from '../authenticate.ts';
import { dayOfInstant, staleReason } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { Syncs } from '../sync/syncs.ts';
import { readSyncs } from '../sync/told-sync.ts';
import { SyncsSchema } from './schemas.ts';
import { administrators, checkAllTenants } from './setup-access.ts';

export interface SyncRouteParts {
  readonly store: Pick<Store, 'syncs' | 'applications' | 'devices'>;
  readonly catalogs: Pick<CatalogHolder, 'current'>;
  readonly threats: { readonly current: Threats };
  readonly syncs: Pick<Syncs, 'begin'>;
  readonly now: () => number;
}

interface OfList {
  Params: { list: string };
  Querystring: { name?: string };
}

export const syncsPath = '/api/setup/syncs';
const options = { config: { access: administrators }, schema: { hide: true } } as const;
/** Packed, EPSS has 2 MB and KEV 0.3; unpacked 10 and 1.6. */
const mostListBytes = 32 * 1024 * 1024;

export function syncRoutes(app: FastifyInstance, parts: SyncRouteParts): void {
  const { store, syncs } = parts;

  app.get(syncsPath, { ...options, schema: { hide: true, response: { 200: SyncsSchema } } }, async () => ({
    known: describe(parts),
    ...Object.fromEntries(await readSyncs(store.syncs)),
  }));

  app.post(`${syncsPath}/catalogue`, options, async (request, reply) => {
    await syncs.begin({ name: 'catalogue' }, callerOf(request).application);
    reply.code(202);
    return {};
  });

  app.post<OfList>(`${syncsPath}/:list`, options, async (request, reply) => {
    await syncs.begin({ name: readList(request) }, callerOf(request).application);
    reply.code(202);
    return {};
  });

  sentLists(app, parts);
}

/** A list that somebody has as a file. It is everybody's from then on, so that it takes an administrator of all tenants. */
function sentLists(app: FastifyInstance, { store, syncs }: SyncRouteParts): void {
  app.register(async (route) => {
    route.removeAllContentTypeParsers();
    route.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    route.put<OfList>(`${syncsPath}/:list`, { ...options, bodyLimit: mostListBytes }, async (request, reply) => {
      const name = readList(request);
      await checkAllTenants(personOf(request), store);
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) {
        throw new KnownError('InvalidRequestBody', 'The body is empty; it must be the list, packed with gzip or not.');
      }
      const sent = { name: (request.query.name ?? 'the file').slice(0, 200), bytes: new Uint8Array(request.body) };
      await syncs.begin({ name, sent }, callerOf(request).application);
      reply.code(202);
      return {};
    });
  });
}

function describe({ catalogs: { current }, threats, now }: SyncRouteParts) {
  const reason = staleReason(current, dayOfInstant(now()));
  const { kevDay, kevEntries, epssDay, epssScores } = threats.current;
  return {
    catalogue: {
      version: current.catalogVersion,
      feedDate: current.feedDate,
      newestUpdate: current.coverage.newestUpdate,
      ...(reason !== undefined && { staleReason: reason }),
    },
    ...(kevDay !== undefined && { kev: { day: kevDay, entries: kevEntries } }),
    ...(epssDay !== undefined && { epss: { day: epssDay, entries: epssScores } }),
  };
}

function readList({ params: { list } }: FastifyRequest<OfList>): ListName {
  const name = listNames.find((known) => known === list.toLowerCase());
  if (name !== undefined) return name;
  throw new KnownError(
    'ResourceNotFound',
    `There is no list ${list.slice(0, 100)}; there are ${listNames.join(', ')}.`,
  );
}
