/** Who is signed in, another tenant, and signing out. */

import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { SessionSchema, SignedOutSchema } from '../../../src/api/session/schemas.ts';
import { isAtLeast, type PersonRole } from '../../../src/person-roles.ts';
import { ask, sent } from './ask.ts';

export type Session = Static<typeof SessionSchema>;
type SignedOut = Static<typeof SignedOutSchema>;

const path = '/api/session';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask<Session>(path),
  staleTime: 60_000,
});

/** How one can sign in beside the links; needs no session. */
export const waysQuery = queryOptions({
  queryKey: ['ways to sign in'],
  queryFn: () => ask<{ readonly issuer?: string }>('/sign-in/ways'),
  staleTime: 60_000,
});

/** Whether the person who is signed in may do what takes this role: what they may not is not offered. The server refuses it besides. */
export function useMay(role: PersonRole): boolean {
  const { data: session } = useQuery(sessionQuery);
  return session !== undefined && isAtLeast(session.role, role);
}

/** What people call a tenant of the session. */
export function tenantName({ names }: Session, tenant: string): string {
  return names[tenant] ?? tenant;
}

/** Whatever was known of the other tenant is forgotten. */
export function useSwitchTenant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tenant: string) => ask<Session>(`${path}/tenant`, sent('PUT', { tenant })),
    onSuccess: (session) => forgetAllBut(client, session),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      ask<SignedOut | undefined>(where === 'here' ? path : `${path}/everywhere`, { method: 'DELETE' }),
    // Whoever came by the issuer signs out there as well, and is sent back from there.
    onSuccess: (signedOut) =>
      signedOut === undefined ? client.resetQueries() : void location.assign(signedOut.signOutAt),
  });
}

function forgetAllBut(client: QueryClient, session: Session): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, session);
  return client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
