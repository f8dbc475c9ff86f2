/** /docs: /openapi.json as a page to read, by Swagger UI. Its files come from here, and its policy allows nothing inline. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import { swaggerFile } from '../../package-files.ts';
import { isSystemError } from '../../system-error.ts';
import { chooseEncoding } from '../accept-encoding.ts';
import type { CalledUrl } from '../called-url.ts';

interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly packed: Buffer;
  readonly plain: Buffer;
}

const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

// Swagger UI draws its icons from data: addresses.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Reads alone: whoever tries a call out does so with a token of their own, which no page should be given. */
const starter = `const none = () => () => null;
SwaggerUIBundle({
  url: document.body.dataset.description,
  dom_id: '#description',
  deepLinking: true,
  supportedSubmitMethods: [],
  plugins: [() => ({ wrapComponents: { authorizeBtn: none, authorizeOperationBtn: none } })],
});
`;

const open = { config: { access: 'anybody' as const }, schema: { hide: true } };

export function docsRoutes(app: FastifyInstance, calledUrl: CalledUrl): void {
  const kept = new Map<string, Promise<Asset>>();
  app.get('/docs', open, async (request, reply) => {
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8');
    return page(new URL(calledUrl(request)).pathname.replace(/\/$/, ''));
  });
  app.get('/docs/start.js', open, async (_request, reply) => {
    reply.type('text/javascript; charset=utf-8');
    return starter;
  });
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, open, async (request, reply) => {
      const asset = kept.get(name) ?? readAsset(name, type);
      kept.set(name, asset);
      asset.catch(() => kept.delete(name));
      return sendAsset(request, reply, await asset);
    });
  }
}

function page(path: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>missingkbs API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${path}/docs/swagger-ui.css">
</head>
<body data-description="${path}/openapi.json">
<main id="description"></main>
<noscript>This page needs JavaScript; <a href="${path}/openapi.json">the description itself</a> does not.</noscript>
<script src="${path}/docs/swagger-ui-bundle.js"></script>
<script src="${path}/docs/start.js"></script>
</body>
</html>
`;
}

async function readAsset(name: string, type: string): Promise<Asset> {
  try {
    const plain = await readFile(swaggerFile(name));
    const etag = `"${createHash('sha256').update(plain).digest('base64url')}"`;
    return { type, etag, plain, packed: await promisify(gzip)(plain) };
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    const message = `The page's ${name} is not there: in a clone run npm ci, with development dependencies. /openapi.json is the same as JSON.`;
    throw new KnownError('NotFound', message, { cause });
  }
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, { type, etag, plain, packed }: Asset): FastifyReply {
  reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }).type(type);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const encoding = chooseEncoding(request.headers['accept-encoding'], ['gzip', 'identity']);
  return reply.header('content-encoding', encoding).send(encoding === 'gzip' ? packed : plain);
}
