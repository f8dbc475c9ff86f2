/** Where the compiled catalogue lies, as a synchronisation finds and replaces it. */

import { readSnapshot } from '../catalog/snapshot.ts';
import { replaceFile } from '../replace-file.ts';

export interface CatalogPlace {
  /** As messages name it. */
  readonly name: string;
  /** The last catalogue. Rejects with a KnownError CatalogMissing, or CatalogVersion or CatalogDamaged for one that cannot be read. */
  read(): Promise<Uint8Array>;
  /** Puts a catalogue there, whole. False when it is not there, since somebody else has put one since the last `read`. */
  write(snapshot: Uint8Array): Promise<boolean>;
}

/** A file, which whoever comes last replaces. */
export function catalogInFile(file: string): CatalogPlace {
  return {
    name: file,
    read: async () => readSnapshot(file),
    async write(snapshot) {
      replaceFile(file, snapshot);
      return true;
    },
  };
}
