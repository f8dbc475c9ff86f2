/** /api/session: who is signed in and whose devices are shown, another tenant, and signing out, here or everywhere. */

import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Person } from '../../access/roles.ts';
import type { Sessions } from '../../access/sessions.ts';
import type { SignInIssuer } from '../../access/sign-in-issuer.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../authenticate.ts';
import { knownTenants } from './known-tenants.ts';
import { endSessionRoute, endSessionsRoute, moveSessionRoute, readSessionRoute } from './schemas.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface SessionRoutesParts {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly issuer?: SignInIssuer;
  readonly store: Pick<Store, 'applications' | 'devices' | 'tenantNames'>;
}

const config = { access: 'session' } as const;

export function sessionRoutes(app: FastifyInstance, { sessions, cookie, issuer, store }: SessionRoutesParts): void {
  const path = '/api/session';

  app.get(path, { config, schema: readSessionRoute }, (request) => describe(personOf(request), store));

  app.put(`${path}/tenant`, { config, schema: moveSessionRoute }, async (request) => {
    const { role, session } = personOf(request);
    const tenant = readTenant(request.body);
    if (!(await tenantsOf(session, store)).includes(tenant)) {
      throw new KnownError('ResourceNotFound', `There is no tenant ${tenant} that this session may show.`);
    }
    await sessions.moveTo(session, tenant);
    return describe({ role, session: { ...session, tenant } }, store);
  });

  app.delete(path, { config, schema: endSessionRoute }, async (request, reply) => {
    const { session } = personOf(request);
    await sessions.end(session);
    return leave(session, reply);
  });

  app.delete(`${path}/everywhere`, { config, schema: endSessionsRoute }, async (request, reply) => {
    const { session } = personOf(request);
    await sessions.endAll(session);
    return leave(session, reply);
  });

  /** Whoever came by the issuer is signed in there as well. */
  async function leave({ idToken }: Person['session'], reply: FastifyReply) {
    reply.header('set-cookie', cookie.clear());
    const signOutAt = idToken === undefined ? undefined : await issuer?.signOutAddress(idToken);
    if (signOutAt !== undefined) return { signOutAt };
    return reply.code(204).send();
  }
}

async function describe({ role, session }: Person, store: SessionRoutesParts['store']) {
  const { name, tenant } = session;
  const [tenants, named] = await Promise.all([tenantsOf(session, store), store.tenantNames.list()]);
  const names = Object.fromEntries(tenants.flatMap((id) => (named.has(id) ? [[id, named.get(id)]] : [])));
  return { name, role, tenant, tenants, names };
}

/** Of an account that may show all: those that there are, and the one that it shows. */
async function tenantsOf(
  { tenant, tenants }: Person['session'],
  store: SessionRoutesParts['store'],
): Promise<readonly string[]> {
  return tenants ?? [...new Set([...(await knownTenants(store)), tenant])].sort();
}

function readTenant(body: unknown): string {
  const tenant = (body as { readonly tenant?: unknown } | null | undefined)?.tenant;
  if (typeof tenant === 'string') return tenant.toLowerCase();
  throw new KnownError('InvalidRequestBody', 'The body must be {"tenant": "<name>"}.');
}
