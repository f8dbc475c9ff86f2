/** Bodies of JSON: unpacked up to the limit of their route, not deeper than an inventory is, parsed. */

import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';

/** The contract has three levels. */
const maxDepth = 16;

const unpackers = { gzip: promisify(gunzip), br: promisify(brotliDecompress) };

/** In place of Fastify's own parser. Nothing is read before the hooks have let the request in. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  readJson(app, 'application/json');
}

/** For routes that .NET's clients post to with a body that they call plain text, as a `StringContent` without more does. */
export function readPlainTextAsJson(app: FastifyInstance): void {
  readJson(app, 'text/plain');
}

function readJson(app: FastifyInstance, mediaType: string): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>(mediaType, { parseAs: 'buffer' }, (request, body, done) => {
    unpack(request, body).then((bytes) => {
      if (isDeeper(bytes, maxDepth)) done(tooDeep());
      else parse(request, bytes.toString('utf8'), done);
    }, done);
  });
}

async function unpack({ headers, routeOptions }: FastifyRequest, body: Buffer): Promise<Buffer> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (!Object.hasOwn(unpackers, encoding)) {
    throw new KnownError(
      'InvalidRequestBody',
      `The Content-Encoding "${encoding.slice(0, 100)}" cannot be read; it may be gzip or br.`,
    );
  }
  const allowed = routeOptions.bodyLimit as number;
  try {
    return await unpackers[encoding as keyof typeof unpackers](body, { maxOutputLength: allowed });
  } catch (cause) {
    throw (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new KnownError(
          'MaximumBatchSizeExceeded',
          `The body is too large, in bytes. Received: ${body.length}, which unpack to more than ${allowed}, allowed: ${allowed}.`,
        )
      : new KnownError('InvalidRequestBody', `The body cannot be read: it is not ${encoding}.`, { cause });
  }
}

/** Looks no further than it must: a megabyte of brackets is refused at the seventeenth. */
function isDeeper(json: Uint8Array, max: number): boolean {
  let depth = 0;
  let inText = false;
  for (let place = 0; place < json.length; place += 1) {
    const byte = json[place];
    if (inText) {
      if (byte === code['\\']) place += 1;
      else if (byte === code['"']) inText = false;
    } else if (byte === code['"']) {
      inText = true;
    } else if (byte === code['['] || byte === code['{']) {
      depth += 1;
      if (depth > max) return true;
    } else if (byte === code[']'] || byte === code['}']) {
      depth -= 1;
    }
  }
  return false;
}

const code = { '"': 0x22, '\\': 0x5c, '[': 0x5b, ']': 0x5d, '{': 0x7b, '}': 0x7d } as const;

function tooDeep(): KnownError {
  return new KnownError('InvalidRequestBody', `The body is nested more than ${maxDepth} levels deep.`);
}
