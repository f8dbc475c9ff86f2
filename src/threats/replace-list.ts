/** Puts a list that was just read in the place of the last one, unless that knew what the new one does not. */

import { KnownError } from '../errors.ts';
import { decodeEpss, decodeKev, encodeEpss, encodeKev } from './list-bytes.ts';
import type { ListPlace } from './list-place.ts';
import { lossOfEpss, lossOfKev } from './losses.ts';
import type { EpssList, KevList, ListName } from './model.ts';

export interface Replaced {
  /** What of the list in place is gone, where that was accepted. */
  readonly loss?: string;
  /** Why nothing could be compared, although there was a list. */
  readonly notCompared?: string;
}

interface Format<List> {
  readonly name: ListName;
  encode(list: List): Uint8Array;
  decode(bytes: Uint8Array, name: string): List;
  lossOf(last: List, next: List): string | undefined;
}

const kev: Format<KevList> = { name: 'kev', encode: encodeKev, decode: decodeKev, lossOf: lossOfKev };
const epss: Format<EpssList> = { name: 'epss', encode: encodeEpss, decode: decodeEpss, lossOf: lossOfEpss };

/** Rejects with a KnownError ListLoss, and the last one stays, when the new one is of an earlier day or lacks more than a publisher takes back. */
export function replaceKev(place: ListPlace, next: KevList, acceptLoss: boolean): Promise<Replaced> {
  return replaceList(place, kev, next, acceptLoss);
}

export function replaceEpss(place: ListPlace, next: EpssList, acceptLoss: boolean): Promise<Replaced> {
  return replaceList(place, epss, next, acceptLoss);
}

async function replaceList<List>(
  place: ListPlace,
  format: Format<List>,
  next: List,
  acceptLoss: boolean,
): Promise<Replaced> {
  const bytes = format.encode(next);
  for (;;) {
    const stamp = await place.stamp(format.name);
    const { last, notCompared } = await readLast(place, format);
    const loss = last && format.lossOf(last, next);
    if (loss !== undefined && !acceptLoss) {
      throw new KnownError(
        'ListLoss',
        `The list ${format.name} in ${place.nameOf(format.name)} stays, since of the new one it was found: ${loss}. Expected a list of that day or later that has nearly all that is in place. If the new one is right, --accept-loss takes it.`,
      );
    }
    if (!(await place.write(format.name, bytes, stamp))) continue;
    return { ...(loss !== undefined && { loss }), ...(notCompared !== undefined && { notCompared }) };
  }
}

async function readLast<List>(
  place: ListPlace,
  { name, decode }: Format<List>,
): Promise<{ readonly last?: List; readonly notCompared?: string }> {
  const bytes = await place.read(name);
  if (bytes === undefined) return {};
  try {
    return { last: decode(bytes, place.nameOf(name)) };
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'MalformedDocument') throw error;
    return { notCompared: error.message };
  }
}
