/** The documents fetched from Microsoft, one gzip file each, and what is known of them: the folder `feed` of the data folder. */

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { writeOrTellFullDisk } from '../disk-full.ts';
import { moveIntoPlace, putAside, replaceFile } from '../replace-file.ts';

/** What the last fetch of a document found. */
export interface StoredDocument {
  readonly currentRelease: string;
  /** SHA-256 of the XML, hexadecimal. */
  readonly contentHash: string;
  readonly etag?: string;
}

export interface FeedStore {
  /** Ids of the documents whose files are there, ascending. */
  ids(): string[];
  fileOf(id: string): string;
  /** What is known of a document; undefined if nothing is, though its file may be there. */
  stored(id: string): StoredDocument | undefined;
  /** Writes the XML beside its place and returns the file, which counts for nothing until `accept`. */
  putAside(id: string, xml: Uint8Array): Promise<string>;
  /** Makes the file put aside the document. */
  accept(id: string, aside: string, stored: StoredDocument): void;
  discard(aside: string): void;
  /** The file stays, and is fetched anew whatever its date. */
  forget(id: string): void;
}

const suffix = '.xml.gz';
const compress = promisify(gzip);

export function openFeedStore(folder: string): FeedStore {
  writeOrTellFullDisk(folder, () => mkdirSync(folder, { recursive: true }));
  const stateFile = join(folder, 'index.json');
  const state = readState(stateFile);
  const fileOf = (id: string): string => join(folder, `${id}${suffix}`);
  const idsOnDisk = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .map((name) => name.slice(0, -suffix.length))
      .sort();
  return {
    ids: idsOnDisk,
    fileOf,
    stored: (id) => (idsOnDisk().includes(id) ? state.get(id) : undefined),
    putAside: async (id, xml) => putAside(fileOf(id), await compress(xml)),
    accept: (id, aside, stored) => {
      moveIntoPlace(aside, fileOf(id));
      state.set(id, stored);
      writeState(stateFile, state);
    },
    discard: (aside) => rmSync(aside, { force: true }),
    forget: (id) => {
      state.delete(id);
      writeState(stateFile, state);
    },
  };
}

/** Without a readable state every document is fetched anew, which costs time and no knowledge. */
function readState(file: string): Map<string, StoredDocument> {
  try {
    const { documents } = JSON.parse(readFileSync(file, 'utf8')) as { documents: Record<string, StoredDocument> };
    return new Map(Object.entries(documents));
  } catch {
    return new Map();
  }
}

function writeState(file: string, state: ReadonlyMap<string, StoredDocument>): void {
  replaceFile(file, `${JSON.stringify({ documents: Object.fromEntries(state) }, undefined, 1)}\n`);
}
