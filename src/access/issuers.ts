/** Whose tokens are taken: our own token service, and the external issuers of the settings. */

import type { JWTVerifyGetKey } from 'jose';
import { parseTenant } from '../brand.ts';
import type { IssuerSetting } from '../config-values.ts';
import type { RemoteKeys } from './remote-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface TrustedIssuer {
  /** Our own: its applications are in the store and can be revoked. */
  readonly own: boolean;
  /** Undefined when `iss` is not this issuer's; else the tenant that the name bears, if it bears one. */
  match(iss: string): { readonly tenant?: string } | undefined;
  /** The tenant of every token of this issuer. */
  readonly fixedTenant?: string;
  keysOf(iss: string): JWTVerifyGetKey;
}

/** v1 tokens are issued by "<url>/<tenant>/", v2 tokens by "<url>/<tenant>/v2.0", as Entra's are. */
export function ownIssuerName(url: string, tenant: string, version: 1 | 2): string {
  return version === 1 ? `${url}/${tenant}/` : `${url}/${tenant}/v2.0`;
}

/** Without a public URL the server goes by whatever name it was called by; that we signed the token is proof enough. */
export function trustOwnIssuer(keys: SigningKeys, publicUrl?: string): TrustedIssuer {
  return {
    own: true,
    match: (iss) => {
      const [, url, name] = /^(https?:\/\/.+)\/([^/]+)\/(?:v2\.0)?$/.exec(iss) ?? [];
      const tenant = parseTenant(name ?? '');
      if (tenant === undefined || (publicUrl !== undefined && url !== publicUrl)) return undefined;
      return { tenant };
    },
    keysOf: () => keys.find,
  };
}

/** "{tid}" in the setting stands for the tenant. In Entra's own addresses the tenant's GUID need not be marked. */
export function trustExternalIssuer({ issuer, tenant }: IssuerSetting, keys: RemoteKeys): TrustedIssuer {
  const entraTenant = entraTenantOf(issuer);
  const [before = '', after] = issuer.split('{tid}');
  return {
    own: false,
    match: (iss) => {
      if (after === undefined) return iss === issuer ? { ...(entraTenant && { tenant: entraTenant }) } : undefined;
      if (!iss.startsWith(before) || !iss.endsWith(after)) return undefined;
      const named = parseTenant(iss.slice(before.length, iss.length - after.length));
      return named === undefined ? undefined : { tenant: named };
    },
    ...(tenant !== undefined && { fixedTenant: tenant }),
    keysOf: (iss) => keys.of(iss),
  };
}

function entraTenantOf(issuer: string): string | undefined {
  const match =
    /^https:\/\/sts\.windows\.net\/([0-9a-f-]{36})\/$/i.exec(issuer) ??
    /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0$/i.exec(issuer);
  return match?.[1]?.toLowerCase();
}
