/** Where a synchronisation has its documents from: what is known of a file's content, else a thread that parses it. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FeedDocument } from '../catalog/compile/feed-document.ts';
import { isSystemError } from '../system-error.ts';
import { startDocumentReaders } from './document-readers.ts';
import { ParsedDocuments } from './parsed-documents.ts';
import { maxDocumentBytes } from './size-limits.ts';

export interface DocumentSource {
  /** Rejects with the KnownError of the reader, which names file and place. */
  read(file: string): Promise<FeedDocument>;
  /** How many documents were parsed, and what stood in the way of keeping what they gave. */
  report(): ReadingReport;
  /** Says that all documents have been read that there are: what is kept of others goes. */
  finish(): void;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface ReadingReport {
  readonly parsed: number;
  /** Files that were to spare a document from being parsed, and were damaged. */
  readonly damaged: readonly string[];
  /** Why what the documents gave is not kept. */
  readonly notKept?: string;
}

export interface DocumentSourceOptions {
  /** Where it is kept what documents gave; without it they are all parsed. */
  readonly parsedFolder: string | undefined;
  /** Two if not given. */
  readonly threads: number | undefined;
}

export function openDocumentSource({ parsedFolder, threads }: DocumentSourceOptions): DocumentSource {
  const readers = startDocumentReaders(threads);
  const parsedDocuments = parsedFolder === undefined ? undefined : new ParsedDocuments(parsedFolder);
  let parsed = 0;
  return {
    read: async (file) => {
      const contentHash = parsedDocuments && contentHashOf(file);
      const document = contentHash && parsedDocuments?.find(contentHash);
      if (document) return document;
      parsed += 1;
      const reading = await readers.read(file);
      // Of the bytes that were parsed: the file may have been replaced meanwhile.
      parsedDocuments?.keep(reading.contentHash, reading.document);
      return reading.document;
    },
    report: () => ({
      parsed,
      damaged: parsedDocuments?.damaged ?? [],
      ...(parsedDocuments?.notKept !== undefined && { notKept: parsedDocuments.notKept }),
    }),
    finish: () => parsedDocuments?.removeOthers(),
    close: readers.close,
  };
}

/** Undefined for a file that cannot be read or is too large for a document: the reader says so. */
function contentHashOf(file: string): string | undefined {
  try {
    if (statSync(file).size > maxDocumentBytes) return undefined;
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
