/** A thread that reads CVRF files, one at a time, for `startDocumentReaders`. */

import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { KnownError } from '../errors.ts';
import { readFeedDocument } from './cvrf/read.ts';
import type { ReadReply, ReadRequest } from './document-readers.ts';

parentPort?.on('message', async ({ file }: ReadRequest) => {
  try {
    const hash = createHash('sha256');
    const document = await readFeedDocument(file, (bytes) => hash.update(bytes));
    reply({ reading: { document, contentHash: hash.digest('hex') } }, [document.fixes.buffer as ArrayBuffer]);
  } catch (error) {
    // Errors lose their class on the way between threads.
    if (error instanceof KnownError) reply({ known: { code: error.code, message: error.message } });
    else reply({ unknown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function reply(message: ReadReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
