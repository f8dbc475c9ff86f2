/** /api/session: who is signed in and whose devices are shown, another tenant, and signing out, here or everywhere. */

import type { FastifyInstance } from 'fastify';
import type { Person } from '../../access/roles.ts';
import type { Sessions } from '../../access/sessions.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../authenticate.ts';
import { SessionSchema } from './schemas.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface SessionRoutesParts {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly store: Pick<Store, 'applications' | 'devices'>;
}

const config = { access: 'session' } as const;

export function sessionRoutes(app: FastifyInstance, { sessions, cookie, store }: SessionRoutesParts): void {
  const path = '/api/session';

  app.get(path, { config, schema: { hide: true, response: { 200: SessionSchema } } }, (request) =>
    describe(personOf(request), store),
  );

  app.put(`${path}/tenant`, { config, schema: { hide: true } }, async (request) => {
    const { role, session } = personOf(request);
    const tenant = readTenant(request.body);
    if (!(await tenantsOf(session, store)).includes(tenant)) {
      throw new KnownError('ResourceNotFound', `There is no tenant ${tenant} that this session may show.`);
    }
    await sessions.moveTo(session, tenant);
    return describe({ role, session: { ...session, tenant } }, store);
  });

  app.delete(path, { config, schema: { hide: true } }, async (request, reply) => {
    await sessions.end(personOf(request).session);
    reply.header('set-cookie', cookie.clear()).code(204);
  });

  app.delete(`${path}/everywhere`, { config, schema: { hide: true } }, async (request, reply) => {
    await sessions.endAll(personOf(request).session);
    reply.header('set-cookie', cookie.clear()).code(204);
  });
}

async function describe({ role, session }: Person, store: SessionRoutesParts['store']) {
  const { name, tenant } = session;
  return { name, role, tenant, tenants: await tenantsOf(session, store) };
}

/** Of an account that may show all: those that have devices or applications. */
async function tenantsOf(
  { tenant, tenants }: Person['session'],
  { applications, devices }: SessionRoutesParts['store'],
): Promise<readonly string[]> {
  if (tenants !== undefined) return tenants;
  const [granted, withDevices] = await Promise.all([applications.list(), devices.tenants()]);
  return [...new Set([tenant, ...granted.map((of) => of.tenant), ...withDevices])].sort();
}

function readTenant(body: unknown): string {
  const tenant = (body as { readonly tenant?: unknown } | null | undefined)?.tenant;
  if (typeof tenant === 'string') return tenant.toLowerCase();
  throw new KnownError('InvalidRequestBody', 'The body must be {"tenant": "<name>"}.');
}
