/** Where the lists lie, as whoever reads and replaces them sees it: files beside the catalogue, or the store that several hosts share. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../replace-file.ts';
import type { ListName } from './model.ts';

export interface ListPlace {
  /** As messages name the place of a list. */
  nameOf(list: ListName): string;
  /** Another one for each list that was put there; undefined while there is none. */
  stamp(list: ListName): Promise<string | undefined>;
  read(list: ListName): Promise<Uint8Array | undefined>;
  /** Puts a list there, whole. False, and nothing is done, when another one has come since that stamp. */
  write(list: ListName, bytes: Uint8Array, after: string | undefined): Promise<boolean>;
  /** Calls as soon as there may be another one, where the place hears of it. */
  watch?(look: () => void): void;
}

/** `kev.bin` and `epss.bin`, which whoever comes last replaces. */
export function listsInFolder(folder: string): ListPlace {
  const fileOf = (list: ListName): string => join(folder, `${list}.bin`);
  return {
    nameOf: fileOf,
    async stamp(list) {
      const stat = statSync(fileOf(list), { throwIfNoEntry: false });
      return stat && `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
    },
    async read(list) {
      const isThere = statSync(fileOf(list), { throwIfNoEntry: false }) !== undefined;
      return isThere ? readFileSync(fileOf(list)) : undefined;
    },
    async write(list, bytes) {
      replaceFile(fileOf(list), bytes);
      return true;
    },
  };
}
