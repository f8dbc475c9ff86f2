/** Updates that a ring holds back: set and lifted by whoever may change rings. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { RingSchema } from '../../../src/api/fleet/policy-schemas.ts';
import { ask, sent } from './ask.ts';
import { updateQuery } from './guide.ts';
import { ringsQuery } from './queries.ts';

export type Ring = Static<typeof RingSchema>;

export interface HoldChange {
  /** As it is now: a ring is put whole. */
  readonly ring: Ring;
  /** Absent where the hold is lifted. */
  readonly until?: string;
}

/** Everything else of the ring stays. */
export function useHold(kb: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ring: { name, holds = [], ...others }, until }: HoldChange) => {
      const left = holds.filter((hold) => hold.kb !== kb);
      const ring = { ...others, holds: until === undefined ? left : [...left, { kb, until }] };
      return ask<Ring>(`/api/fleet/policy/rings/${encodeURIComponent(name)}`, sent('PUT', ring));
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ringsQuery.queryKey }),
        client.invalidateQueries({ queryKey: updateQuery(kb).queryKey }),
        client.invalidateQueries({ queryKey: ['plan'] }),
      ]),
  });
}
