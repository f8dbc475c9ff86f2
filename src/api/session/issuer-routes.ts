/** /sign-in/issuer sends a person to the issuer, /sign-in/callback is where they come back from there; a session is what comes of it. */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { accountOf } from '../../access/account-claims.ts';
import { addressKeyOf } from '../../access/address-key.ts';
import type { Sessions, SignIn } from '../../access/sessions.ts';
import type { SignInIssuer } from '../../access/sign-in-issuer.ts';
import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import type { SignInSetting } from '../../sign-in-settings.ts';
import type { Store } from '../../store/store.ts';
import type { Limiters } from '../limiters.ts';
import type { BegunCookie } from './begun-cookie.ts';
import { knownTenants } from './known-tenants.ts';
import { ownPath } from './own-path.ts';
import { callbackRoute, issuerRoute, waysRoute } from './schemas.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface IssuerRoutesParts {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly begunCookie: BegunCookie;
  readonly settings: Pick<Settings, 'signIn' | 'tenants'>;
  /** There where the settings name one. */
  readonly issuer?: SignInIssuer;
  readonly store: Pick<Store, 'applications' | 'devices'>;
  readonly limiters: Limiters;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Many people may sit behind one address; the issuer is asked for each of them. */
const tries = { limit: 600, lengthMs: 60_000, name: '600 tries a minute to sign in by the issuer from one address' };

/** Refusals are shown as the page of signing in: by whoever registers these. */
export function issuerRoutes(app: FastifyInstance, parts: IssuerRoutesParts): void {
  const { sessions, cookie, begunCookie, settings, store, limiters, logger, now } = parts;
  const byAddress = limiters.alone('sign-in by the issuer', [tries]);
  const limited = { onRequest: async ({ ip }: { readonly ip: string }) => byAddress.take(addressKeyOf(ip), now()) };

  app.get('/sign-in/ways', { schema: waysRoute }, async () => ({
    ...(parts.issuer !== undefined && { issuer: parts.issuer.host }),
  }));

  app.get<{ Querystring: { to?: string; again?: string } }>(
    '/sign-in/issuer',
    { schema: issuerRoute, ...limited },
    async ({ query }, reply) => {
      const { address, begun } = await issuerOf(parts).begin(query.again !== undefined);
      return reply
        .header('set-cookie', begunCookie.set({ ...begun, to: ownPath(query.to) }))
        .header('cache-control', 'no-store')
        .redirect(address, 303);
    },
  );

  app.get('/sign-in/callback', { schema: callbackRoute, ...limited }, async (request, reply) => {
    const issuer = issuerOf(parts);
    const begun = begunCookie.read(request.headers.cookie);
    // Whatever comes of it, it counts once.
    reply.header('set-cookie', begunCookie.clear()).header('cache-control', 'no-store');
    if (begun === undefined) throw notBegun();
    const { claims, idToken } = await issuer.finish(new URL(request.url, 'http://localhost').search, begun);
    const account = accountOf(claims, settings.signIn as SignInSetting, settings.tenants);
    const signIn = { ...(await placeOf(account, store)), idToken };
    const token = await sessions.begin(await sessions.offer(signIn));
    const { name, role, tenant } = signIn;
    logger.info({ name, role, tenant, issuer: issuer.host }, 'signed in by the issuer');
    return reply.header('set-cookie', cookie.set(token)).redirect(begun.to, 303);
  });
}

function issuerOf({ issuer }: IssuerRoutesParts): SignInIssuer {
  if (issuer !== undefined) return issuer;
  throw new KnownError(
    'NotFound',
    'No issuer signs people in here: MISSINGKBS_OIDC_ISSUER is not set. Use a sign-in link.',
  );
}

/** Which tenant is shown first, and which others may be. */
async function placeOf(
  { tenants, ...account }: ReturnType<typeof accountOf>,
  store: IssuerRoutesParts['store'],
): Promise<SignIn> {
  if (tenants !== 'all') return { ...account, tenant: tenants[0], tenants };
  const [tenant] = await knownTenants(store);
  if (tenant !== undefined) return { ...account, tenant };
  throw new KnownError(
    'Forbidden',
    `The account ${account.name} may see every tenant, and there is none yet: take in devices, or create an application.`,
  );
}

function notBegun(): KnownError {
  return new KnownError(
    'Unauthorized',
    'This sign-in was not begun in this browser, was ended before, or took longer than ten minutes. Begin again.',
  );
}
