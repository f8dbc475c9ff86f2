/** One answer as the bytes that go out: with its context, plain or compressed, each made once. */

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** Hosts under which one answer is kept ready. Any further one is served, and worked out each time. */
const maxContexts = 4;
const minCompressedLength = 1024;

export class ReadyBody {
  /** Of the `value` array, so the same for every host; weak, since it holds for every encoding. */
  readonly etag: string;
  readonly #value: string;
  readonly #byContext = new Map<string, Map<Encoding, Buffer>>();

  constructor(value: string, etag: string) {
    this.#value = value;
    this.etag = etag;
  }

  /** `context` is the value of "@odata.context". */
  bytes(context: string, encoding: Encoding): Buffer {
    const encodings = this.#encodingsOf(context);
    const known = encodings.get(encoding);
    if (known !== undefined) return known;
    const plain = Buffer.from(`{"@odata.context":${JSON.stringify(context)},"value":${this.#value}}`);
    const bytes = encoding === 'identity' ? plain : compress(plain, encoding);
    encodings.set(encoding, bytes);
    return bytes;
  }

  /** A short answer does not gain from compression. */
  get worthCompressing(): boolean {
    return this.#value.length >= minCompressedLength;
  }

  #encodingsOf(context: string): Map<Encoding, Buffer> {
    const known = this.#byContext.get(context);
    if (known !== undefined) return known;
    const encodings = new Map<Encoding, Buffer>();
    if (this.#byContext.size < maxContexts) this.#byContext.set(context, encodings);
    return encodings;
  }
}

function compress(bytes: Buffer, encoding: 'gzip' | 'br'): Buffer {
  if (encoding === 'gzip') return gzipSync(bytes);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
