/** What each document gave when it was parsed, a file each in the folder `parsed` of the data folder: what is found there need not be parsed. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedDocument } from '../catalog/compile/feed-document.ts';
import { writeOrTellFullDisk } from '../disk-full.ts';
import { KnownError } from '../errors.ts';
import { isSystemError } from '../system-error.ts';
import { decodeDocument, encodeDocument } from './document-bytes.ts';
import { readReaderVersion } from './reader-version.ts';

const suffix = '.parsed';

/** Nothing here fails a synchronisation: what cannot be kept, or not be used, is parsed again. */
export class ParsedDocuments {
  /** Files that were there and could not be used. */
  readonly damaged: string[] = [];
  readonly #folder: string;
  readonly #version: string;
  readonly #used = new Set<string>();
  #notKept: string | undefined;

  /** Reads and writes nothing yet. Files of another version of the reader count as not there. */
  constructor(folder: string, version = readReaderVersion()) {
    this.#folder = folder;
    this.#version = version;
  }

  /** Why documents are not kept; undefined as long as they are. */
  get notKept(): string | undefined {
    return this.#notKept;
  }

  /** What the document gave whose file has this SHA-256 (hexadecimal); undefined where that is not known. */
  find(contentHash: string): FeedDocument | undefined {
    const file = this.#fileOf(contentHash);
    try {
      const document = decodeDocument(readFileSync(file));
      if (!document) this.damaged.push(file);
      return document;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code !== 'ENOENT') this.damaged.push(file);
      return undefined;
    }
  }

  /** Neither put aside nor forced onto the disk: what is cut off counts as not there. After the first failure nothing more is kept. */
  keep(contentHash: string, document: FeedDocument): void {
    if (this.#notKept !== undefined) return;
    const file = this.#fileOf(contentHash);
    this.#orTell(() => {
      mkdirSync(this.#folder, { recursive: true });
      writeOrTellFullDisk(file, () => writeFileSync(file, encodeDocument(document)));
    });
  }

  /** Removes what nobody has looked for or kept since this was made. */
  removeOthers(): void {
    this.#orTell(() => this.#remove((name) => !this.#used.has(name)));
  }

  #fileOf(contentHash: string): string {
    const name = `${contentHash.slice(0, 32)}-${this.#version}${suffix}`;
    this.#used.add(name);
    return join(this.#folder, name);
  }

  #orTell(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof KnownError) && !isSystemError(error)) throw error;
      this.#notKept ??= error.message;
      // The catalogue needs the room.
      if (error.code === 'DiskFull') this.#remove(() => true);
    }
  }

  #remove(isUnneeded: (name: string) => boolean): void {
    for (const name of readdirSync(this.#folder)) {
      if (name.endsWith(suffix) && isUnneeded(name)) rmSync(join(this.#folder, name), { force: true });
    }
  }
}
