/** The form of a token request: read with or without the header that says it is one, and from the body of a GET as well. */

import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TokenForm } from '../../access/client-credentials.ts';
import { TokenFailure } from '../../access/token-errors.ts';

const maxFormBytes = 16 * 1024;
const formType = 'application/x-www-form-urlencoded';

/** Splunk's connector names no type at all. */
export function parseTokenForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxFormBytes }, (request, body, done) => {
    if (isForm(request)) done(null, parse(body as string));
    else done(notAForm());
  });
}

/** Cisco's relay asks with a GET that has a body, which Fastify leaves unread. */
export async function readTokenForm(request: FastifyRequest): Promise<TokenForm> {
  if (request.method !== 'GET') return (request.body ?? {}) as TokenForm;
  if (!isForm(request)) throw notAForm();
  return parse(await readText(request.raw));
}

/** For whatever cannot be read as a form. */
export function notAForm(): TokenFailure {
  return new TokenFailure(
    'unreadableRequest',
    `The request body must be a form (${formType}) of at most ${maxFormBytes / 1024} KiB.`,
  );
}

function isForm({ headers }: FastifyRequest): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type === '' || type.trim().toLowerCase() === formType;
}

/** Leaves the rest of a body that is too large where it is: the stream is not destroyed, since the answer goes out over it. */
async function readText(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxFormBytes) throw notAForm();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
