/** The lists of a place, each by itself: one that cannot be read does not take the other away. */

import { KnownError } from '../errors.ts';
import { decodeEpss, decodeKev } from './list-bytes.ts';
import type { ListPlace } from './list-place.ts';
import type { EpssList, KevList, ListName } from './model.ts';

export interface Lists {
  readonly kev?: KevList;
  readonly epss?: EpssList;
}

/** One that is damaged or of another format stays as it was last, and `tell` is given why. Rejects when the place cannot be asked. */
export async function readLists(place: ListPlace, last: Lists, tell: (error: unknown) => void): Promise<Lists> {
  const [kev, epss] = await Promise.all([read('kev', decodeKev, last.kev), read('epss', decodeEpss, last.epss)]);
  return { ...(kev !== undefined && { kev }), ...(epss !== undefined && { epss }) };

  async function read<List>(
    name: ListName,
    decode: (bytes: Uint8Array, name: string) => List,
    known: List | undefined,
  ): Promise<List | undefined> {
    try {
      const bytes = await place.read(name);
      return bytes && decode(bytes, place.nameOf(name));
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'MalformedDocument') throw error;
      tell(error);
      return known;
    }
  }
}
