/** Which devices have changed, as servers on one database tell each other. */

import type { MachineId } from '../../brand.ts';
import type { Query } from './database.ts';

export const changesChannel = 'missingkbs_devices';

/** A payload has room for 8,000 bytes. */
const mostInOne = 190;
/** Of more than these all is forgotten: so many names would be more work than so many look-ups. */
const mostNamed = 1_900;

export interface Changes {
  readonly tenantId: number;
  readonly ids: readonly MachineId[];
}

/** In the transaction that changes them: every server, this one too, hears of it when it is done. */
export async function tellOfChanges(query: Query, { tenantId, ids }: Changes): Promise<void> {
  const tell = (payload: string) => query('SELECT pg_notify($1, $2)', [changesChannel, payload]);
  if (ids.length > mostNamed) await tell('all');
  else
    for (let from = 0; from < ids.length; from += mostInOne)
      await tell([tenantId, ...ids.slice(from, from + mostInOne)].join(' '));
}

export function readChanges(payload: string): Changes | 'all' {
  if (payload === 'all') return 'all';
  const [tenantId, ...ids] = payload.split(' ');
  return { tenantId: Number(tenantId), ids: ids as MachineId[] };
}
