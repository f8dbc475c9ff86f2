/** /collect.ps1: the collector for devices, with this server's address filled in. No token: it holds nothing that is secret. */

import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../../package-files.ts';
import type { CalledUrl } from '../called-url.ts';

export function collectRoutes(app: FastifyInstance, calledUrl: CalledUrl): void {
  const script = readFileSync(packageFile('collect/collect.ps1'), 'utf8');
  app.get('/collect.ps1', { schema: { hide: true } }, async (request, reply) => {
    reply.type('text/plain; charset=utf-8');
    return script.replace("'__SERVER__'", () => quoteForPowerShell(calledUrl(request)));
  });
}

/** A single-quoted string of PowerShell: nothing in it is expanded, a quote is doubled. */
function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
