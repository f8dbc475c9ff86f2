/** The link that signs a person in to the page, once. */

import { Sessions } from '../access/sessions.ts';
import type { Settings } from '../config.ts';
import type { PersonRole } from '../person-roles.ts';
import type { Store } from '../store/store.ts';
import { knownTenants } from './choose-tenant.ts';

export interface LinkWanted {
  /** Where the server is reached. */
  readonly url: string;
  readonly tenant: string;
  readonly role: PersonRole;
  /** What the session is called. */
  readonly name: string;
  readonly allTenants: boolean;
}

/** Good for fifteen minutes. The one address that holds a secret: the page takes it out at once, and no log has it. */
export async function makeSignInLink(
  store: Pick<Store, 'sessions'>,
  { url, tenant, role, name, allTenants }: LinkWanted,
  now: () => number,
): Promise<string> {
  const account = `${tenant}/${name}`;
  const tenants = allTenants ? {} : { tenants: [tenant] };
  const code = await new Sessions(store.sessions, now).offer({ account, name, role, tenant, ...tenants });
  return `${url}/sign-in?code=${code}`;
}

/** For whoever starts a server: an administrator of all tenants. Undefined where there are none yet. */
export async function makeOperatorLink(
  store: Store,
  settings: Settings,
  url: string,
  now: () => number,
): Promise<string | undefined> {
  const [tenant] = await knownTenants(settings, store);
  if (tenant === undefined) return undefined;
  return makeSignInLink(
    store,
    { url, tenant, role: 'administrator', name: 'whoever starts the server', allTenants: true },
    now,
  );
}

/** Where a server with these settings is reached from its own host. */
export function addressOf({ publicUrl, host, port, tls }: Settings): string {
  if (publicUrl !== undefined) return publicUrl;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls === undefined ? 'http' : 'https'}://${name}:${port}`;
}
