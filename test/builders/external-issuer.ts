/** A verifier that trusts one external issuer, and the tokens of that issuer, for tests. */

import assert from 'node:assert/strict';
import { trustExternalIssuer } from '../../src/access/issuers.ts';
import { createRemoteKeys } from '../../src/access/remote-keys.ts';
import { TokenVerifier } from '../../src/access/verify-token.ts';
import type { ApplicationStore } from '../../src/store/store.ts';
import { TestIssuer, type TestKey } from './tokens.ts';

export const tenant = '11111111-2222-3333-4444-555555555555';
export const entraV2 = `https://login.microsoftonline.com/${tenant}/v2.0`;
export const audience = 'https://api.securitycenter.microsoft.com';
export const start = Date.parse('2026-07-06T08:00:00Z');
export const noApplications = { find: async () => undefined } as unknown as ApplicationStore;

export interface IssuerSetup {
  readonly issuer?: string;
  readonly setting?: { readonly issuer: string; readonly tenant?: string };
  readonly tenants?: readonly string[];
  readonly now?: () => number;
  readonly pauseMs?: number;
}

export function trustIssuer(keys: readonly TestKey[], setup: IssuerSetup = {}) {
  const { issuer = entraV2, setting, tenants, now = () => start, pauseMs = 0 } = setup;
  const idp = new TestIssuer(issuer, keys);
  const verifier = new TokenVerifier({
    issuers: [trustExternalIssuer(setting ?? { issuer }, createRemoteKeys({ fetch: idp.fetch, pauseMs, now }))],
    audiences: [audience],
    ...(tenants !== undefined && { tenants }),
    applications: noApplications,
    now,
  });
  return { idp, verifier };
}

export function claims(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    iss: entraV2,
    aud: audience,
    tid: tenant,
    azp: 'app-1',
    roles: ['Software.Read.All'],
    iat: start / 1000,
    nbf: start / 1000,
    exp: start / 1000 + 3600,
    ...changes,
  };
}

export async function expectRefused(verifier: TokenVerifier, token: string, message: RegExp): Promise<void> {
  await assert.rejects(verifier.verify(token), { code: 'Unauthorized', message });
  assert.equal(verifier.recall(token), undefined);
}
