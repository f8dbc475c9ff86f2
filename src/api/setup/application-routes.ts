/** Routes below /api/setup/applications: who may ask for tokens of the tenant, as `missingkbs app` has it. The log says who changed what, and no secret. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { addSecret, removeSecret } from '../../access/application-secrets.ts';
import {
  createApplication,
  createCertifiedApplication,
  listApplications,
  revokeApplication,
} from '../../access/applications.ts';
import { roleMeanings } from '../../access/roles.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { ApplicationsSchema } from './schemas.ts';
import { administrators, mostBodyBytes, readBody } from './setup-access.ts';

export interface ApplicationRouteParts {
  readonly store: Store;
  readonly logger: Logger;
  readonly now: () => number;
}

interface OfApplication {
  Params: { clientId: string };
}

interface OfSecret {
  Params: { clientId: string; secretId: string };
}

export const applicationsPath = '/api/setup/applications';
const options = { config: { access: administrators }, bodyLimit: mostBodyBytes, schema: { hide: true } } as const;
const mostNameCharacters = 100;

export function applicationRoutes(app: FastifyInstance, { store, logger, now }: ApplicationRouteParts): void {
  const tell = (request: FastifyRequest, what: string, of: Readonly<Record<string, unknown>>) => {
    const { tenant, application: by } = callerOf(request);
    logger.info({ tenant, by, ...of }, what);
  };

  app.get(
    applicationsPath,
    { ...options, schema: { hide: true, response: { 200: ApplicationsSchema } } },
    async (request) => ({
      value: await listApplications(store, callerOf(request).tenant),
      roles: Object.entries(roleMeanings).map(([name, meaning]) => ({ name, meaning })),
    }),
  );

  app.post(applicationsPath, options, async (request, reply) => {
    const { name, roles, certificate } = readNewApplication(request.body);
    const wanted = { tenant: callerOf(request).tenant, name, roles, now };
    const made =
      certificate === undefined
        ? await createApplication(store, wanted)
        : await createCertifiedApplication(store, wanted, Buffer.from(certificate));
    tell(request, 'application created', { clientId: made.clientId, name, roles });
    reply.code(201);
    return made;
  });

  app.delete<OfApplication>(`${applicationsPath}/:clientId`, options, async (request, reply) => {
    const { clientId } = request.params;
    await revokeApplication(store, clientId, { tenant: callerOf(request).tenant, now });
    tell(request, 'application revoked', { clientId });
    reply.code(204);
  });

  app.post<OfApplication>(`${applicationsPath}/:clientId/secrets`, options, async (request, reply) => {
    const { clientId } = request.params;
    const added = await addSecret(store, clientId, { tenant: callerOf(request).tenant, now });
    tell(request, 'secret added', { clientId, secretId: added.secretId });
    reply.code(201);
    return added;
  });

  app.delete<OfSecret>(`${applicationsPath}/:clientId/secrets/:secretId`, options, async (request, reply) => {
    const { clientId, secretId } = request.params;
    await removeSecret(store, clientId, secretId, { tenant: callerOf(request).tenant });
    tell(request, 'secret removed', { clientId, secretId });
    reply.code(204);
  });
}

/** What may stand in a role or a certificate is checked where the application is made. */
function readNewApplication(body: unknown) {
  const { name, roles, certificate } = readBody(body, ['name', 'roles', 'certificate']);
  if (typeof name !== 'string' || name.trim() === '' || name.length > mostNameCharacters) {
    throw new KnownError('InvalidInput', `The name must be a text of 1 to ${mostNameCharacters} characters.`);
  }
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string')) {
    throw new KnownError('InvalidRequestBody', 'The field "roles" must be a list of names of roles.');
  }
  if (certificate !== undefined && typeof certificate !== 'string') {
    throw new KnownError('InvalidRequestBody', 'The field "certificate" must be a certificate in PEM form.');
  }
  return { name: name.trim(), roles: roles as readonly string[], certificate };
}
