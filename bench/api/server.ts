/** A server in a process of its own: ours, or bare Fastify that sends the same bytes from memory. Tells its processor time when asked. */

import fastify from 'fastify';
import { startServer } from '../../src/api/start.ts';
import { readSettings } from '../../src/config.ts';
import { answerMessages } from './children.ts';

export type ServerQuestion =
  | { readonly start: 'ours'; readonly folder: string }
  | { readonly start: 'bare'; readonly body: string; readonly headers: Readonly<Record<string, string>> }
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
  if (question.start === 'bare') return startBare(question.body, question.headers);
  const settings = readSettings({
    MISSINGKBS_DATA: question.folder,
    MISSINGKBS_PORT: '0',
    // On, and never reached.
    MISSINGKBS_LIMIT_PER_MINUTE: '10000000',
    MISSINGKBS_LIMIT_PER_HOUR: '10000000',
    MISSINGKBS_LOG_LEVEL: 'info',
  });
  return (await startServer({ settings })).url;
}

/** A text, since Node sends one together with its head, and bytes apart from it. */
async function startBare(body: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const app = fastify();
  const own = Object.keys(headers).length > 0;
  app.get('/api/machines/:machineId/getmissingkbs', (_request, reply) => {
    if (own) reply.headers(headers);
    reply.header('content-type', 'application/json; charset=utf-8').send(body);
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}
