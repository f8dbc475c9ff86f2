/** One answer as what goes out: headers and body, with its context, plain or compressed, each made once. */

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** Ready for `writeHead` and `end`. A text goes out together with its headers in one write, bytes take a second one. */
export interface ReadyReply {
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string | Buffer;
  /** What Node made of the headers, up to the date; kept by whoever writes the head. */
  begin?: string;
}

/** Addresses of the server under which one answer is kept ready. Any further one is served, and worked out each time. */
const maxAddresses = 4;
const minCompressedLength = 1024;

export interface ReadyBodyParts {
  /** What "@odata.context" ends with, after the address of the server. */
  readonly contextPath: string;
  /** JSON. */
  readonly value: string;
  /** Of the value, so the same for every address; weak, since it holds for every encoding. */
  readonly etag: string;
  /** Value of the header `Warning`, where the answer needs one. */
  readonly warning?: string;
  /** Sent with every answer, names and values in turn. */
  readonly fixedHeaders: readonly string[];
}

export class ReadyBody {
  readonly etag: string;
  readonly warning: string | undefined;
  /** A short answer does not gain from compression. */
  readonly worthCompressing: boolean;
  readonly #parts: ReadyBodyParts;
  readonly #byAddress = new Map<string, Partial<Record<Encoding, ReadyReply>>>();
  /** Nearly always the one that is asked for again. */
  #last: { readonly calledUrl: string; readonly encoding: Encoding; readonly reply: ReadyReply } | undefined;

  constructor(parts: ReadyBodyParts) {
    this.#parts = parts;
    this.etag = parts.etag;
    this.warning = parts.warning;
    this.worthCompressing = parts.value.length >= minCompressedLength;
  }

  /** `calledUrl` is the address that "@odata.context" begins with. */
  reply(calledUrl: string, encoding: Encoding): ReadyReply {
    const last = this.#last;
    if (last !== undefined && last.calledUrl === calledUrl && last.encoding === encoding) return last.reply;
    const known = this.#byAddress.get(calledUrl);
    if (known === undefined) return this.#newAddress(calledUrl, encoding);
    known[encoding] ??= this.#make(calledUrl, encoding);
    this.#last = { calledUrl, encoding, reply: known[encoding] };
    return known[encoding];
  }

  #newAddress(calledUrl: string, encoding: Encoding): ReadyReply {
    const reply = this.#make(calledUrl, encoding);
    if (this.#byAddress.size < maxAddresses) this.#byAddress.set(calledUrl, { [encoding]: reply });
    return reply;
  }

  #make(calledUrl: string, encoding: Encoding): ReadyReply {
    const { contextPath, value, etag, warning, fixedHeaders } = this.#parts;
    const text = `{"@odata.context":${JSON.stringify(calledUrl + contextPath)},"value":${value}}`;
    const body = encoding === 'identity' ? text : compress(text, encoding);
    const headers = [
      ...fixedHeaders,
      ...['etag', etag],
      ...(warning === undefined ? [] : ['warning', warning]),
      ...['content-type', 'application/json; charset=utf-8'],
      ...['content-length', String(Buffer.byteLength(body))],
      ...(this.worthCompressing ? ['vary', 'accept-encoding'] : []),
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
    ];
    return { headers, body };
  }
}

function compress(text: string, encoding: 'gzip' | 'br'): Buffer {
  if (encoding === 'gzip') return gzipSync(text);
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
