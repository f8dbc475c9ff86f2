/**
 * A server in a process of its own: ours, bare Fastify that sends the same bytes from memory, or a mock of our OpenAPI
 * document by Prism. Tells its processor time when asked.
 */

import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import fastify from 'fastify';
import { startServer } from '../../src/api/start.ts';
import { readSettings } from '../../src/config.ts';
import { freePort } from '../../test/builders/free-port.ts';
import { answerMessages } from './children.ts';
import { environmentOf, type FleetPlace, farLimits } from './fleet.ts';

export type ServerQuestion =
  | { readonly start: 'ours'; readonly place: FleetPlace; readonly environment?: Readonly<Record<string, string>> }
  /** It sends the bodies one after another, as often as it is asked. */
  | { readonly start: 'bare'; readonly bodies: readonly string[]; readonly headers: Readonly<Record<string, string>> }
  /** `script` is the command of Prism. */
  | { readonly start: 'prism'; readonly script: string; readonly document: string }
  | { readonly start?: never };

export interface ServerAnswer {
  /** When it was started. */
  readonly url?: string;
  /** Microseconds of processor time since the start. */
  readonly cpuUs: number;
  /** Milliseconds in which its event loop did not wait. */
  readonly activeMs: number;
}

answerMessages<ServerQuestion, ServerAnswer>(async (question) => {
  const url = question.start === undefined ? undefined : await start(question);
  const { user, system } = process.cpuUsage();
  return {
    ...(url !== undefined && { url }),
    cpuUs: user + system,
    activeMs: performance.eventLoopUtilization().active,
  };
});

async function start(question: Exclude<ServerQuestion, { start?: never }>): Promise<string> {
  if (question.start === 'bare') return startBare(question.bodies, question.headers);
  if (question.start === 'prism') return startPrism(question.script, question.document);
  const settings = readSettings({
    ...environmentOf(question.place),
    ...farLimits,
    MISSINGKBS_LOG_LEVEL: 'info',
    ...question.environment,
  });
  return (await startServer({ settings })).url;
}

/** Texts, since Node sends one together with its head, and bytes apart from it. */
async function startBare(bodies: readonly string[], headers: Readonly<Record<string, string>>): Promise<string> {
  const app = fastify();
  const own = Object.keys(headers).length > 0;
  let sent = 0;
  app.get('/api/machines/:machineId/getmissingkbs', (_request, reply) => {
    if (own) reply.headers(headers);
    sent += 1;
    reply.header('content-type', 'application/json; charset=utf-8').send(bodies[sent % bodies.length]);
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** Its command, run in this process. */
async function startPrism(script: string, document: string): Promise<string> {
  const port = await freePort();
  process.argv = [process.execPath, script, 'mock', '--host', '127.0.0.1', '--port', String(port), document];
  createRequire(script)(script);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return url;
    await setTimeout(100);
  }
  throw new Error('Prism did not start within a minute.');
}
