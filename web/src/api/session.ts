/** Who is signed in, another tenant, and signing out. */

import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { SessionSchema } from '../../../src/api/session/schemas.ts';
import { ask } from './ask.ts';

export type Session = Static<typeof SessionSchema>;

const path = '/api/session';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask<Session>(path),
  staleTime: 60_000,
});

/** Whatever was known of the other tenant is forgotten. */
export function useSwitchTenant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tenant: string) =>
      ask<Session>(`${path}/tenant`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ tenant }),
      }),
    onSuccess: (session) => forgetAllBut(client, session),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      ask<void>(where === 'here' ? path : `${path}/everywhere`, { method: 'DELETE' }),
    onSuccess: () => client.resetQueries(),
  });
}

function forgetAllBut(client: QueryClient, session: Session): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, session);
  return client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
