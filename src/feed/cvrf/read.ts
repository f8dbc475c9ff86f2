/** One CVRF file to one document of the feed, whole or not at all. */

import type { FeedDocument } from '../../catalog/compile/feed-document.ts';
import { KnownError } from '../../errors.ts';
import { whatHeaderLacks } from './accept.ts';
import { readDocumentText, TextError } from './document-text.ts';
import { DocumentTransformer } from './transform.ts';
import { unmarshalCvrf } from './unmarshal.ts';
import { XmlError } from './xml-shape.ts';

/**
 * The document in the file (XML, plain or gzip); `seeBytes` is given the bytes that it is read from. A KnownError
 * MalformedDocument names the file and the place at fault.
 */
export async function readFeedDocument(file: string, seeBytes?: (bytes: Uint8Array) => void): Promise<FeedDocument> {
  const transformer = new DocumentTransformer();
  const { header, reader } = unmarshalCvrf((vulnerability) => transformer.add(vulnerability));
  try {
    await readDocumentText(file, reader.write, seeBytes);
    reader.close();
  } catch (error) {
    if (error instanceof XmlError) throw malformed(file, error.place, error.message, error);
    if (error instanceof TextError) throw malformed(file, reader.place(), error.message, error);
    throw new KnownError('UnreadableFile', `${file}: cannot be read (${String(error)}).`, { cause: error });
  }
  const lacking = whatHeaderLacks(header);
  if (lacking !== undefined) throw malformed(file, reader.place(), `the document has ${lacking}`);
  return transformer.finish(header);
}

function malformed(file: string, place: string, found: string, cause?: Error): KnownError {
  const message = `${file}:${place}: ${found}. Expected a complete CVRF 1.1 document as Microsoft's security update guide gives it; fetch it again.`;
  return new KnownError('MalformedDocument', message, { cause });
}
