/** What a document gave, as bytes and back: a checksum of what follows, and that compressed: the length of the JSON, the JSON, the fixes. */

import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { FeedDocument } from '../catalog/compile/feed-document.ts';

export function encodeDocument({ fixes, ...rest }: FeedDocument): Buffer {
  const json = Buffer.from(JSON.stringify(rest));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const columns = Buffer.from(fixes.buffer, fixes.byteOffset, fixes.byteLength);
  const body = zstdCompressSync(Buffer.concat([length, json, columns]));
  return Buffer.concat([checksumOf(body), body]);
}

/** Equal in everything to the document that was encoded. Undefined where the bytes are not whole. */
export function decodeDocument(bytes: Buffer): FeedDocument | undefined {
  const body = bytes.subarray(checksumLength);
  if (!checksumOf(body).equals(bytes.subarray(0, checksumLength))) return undefined;
  const unpacked = zstdDecompressSync(body);
  const end = 4 + unpacked.readUInt32LE(0);
  const { remedies, dropped, assumed, ...rest } = JSON.parse(unpacked.toString('utf8', 4, end)) as FeedDocument;
  const columns = unpacked.buffer.slice(unpacked.byteOffset + end, unpacked.byteOffset + unpacked.length);
  return {
    ...rest,
    // JSON has no undefined: the field would be gone.
    remedies: remedies.map(({ kb, kind, ...others }) => ({ kb, kind, ...others })),
    fixes: new Uint32Array(columns),
    dropped,
    assumed,
  };
}

const checksumLength = 32;

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
