/** The lists of a place as what can be looked up, each by itself: one that cannot be read does not take the other away. */

import { decodeEpss, decodeKev } from './list-bytes.ts';
import type { ListPlace } from './list-place.ts';
import { createThreats, type Threats } from './threats.ts';

/** `tell` is given what a list cannot be read for; then it is as if there were none. */
export async function readThreats(place: ListPlace, tell: (error: unknown) => void): Promise<Threats> {
  const [kev, epss] = await Promise.all([read('kev', decodeKev), read('epss', decodeEpss)]);
  return createThreats({ ...(kev !== undefined && { kev }), ...(epss !== undefined && { epss }) });

  async function read<List>(
    name: 'kev' | 'epss',
    decode: (bytes: Uint8Array, name: string) => List,
  ): Promise<List | undefined> {
    try {
      const bytes = await place.read(name);
      return bytes && decode(bytes, place.nameOf(name));
    } catch (error) {
      tell(error);
      return undefined;
    }
  }
}
