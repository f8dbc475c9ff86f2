/** An export under way: its thread does the work, and the thread of the requests hands on what is ready. */

import { on } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { KnownError } from '../../errors.ts';
import type { Board } from '../../fleet/board/board.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportThreads } from './export-threads.ts';
import { RoomsToRead } from './rooms.ts';
import { StateParts } from './state-parts.ts';
import type { FromExport, ToExport } from './thread-messages.ts';

export interface ExportsParts {
  readonly threads: ExportThreads;
  readonly store: Pick<Store, 'history'>;
  readonly logger: Logger;
}

/** What an export is made of besides the devices. */
export interface ExportBasis {
  readonly board: Board;
  readonly threats: Threats;
}

/**
 * Bytes as they become ready, and no more ahead than some megabytes. Whoever does not want the rest aborts. Rejects with
 * `RetryLater` ServerBusy where too many are under way, and as the store does.
 */
export async function* runExport(
  { threads, store, logger }: ExportsParts,
  job: ExportJob,
  { board, threats }: ExportBasis,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const thread = threads.take(job.tenant);
  const say = (message: ToExport) => thread.postMessage(message);
  const parts = new StateParts(board, threats, job.name);
  const rooms = new RoomsToRead((room) => say({ kind: 'taken', room }));
  let isEnded = false;
  say({ kind: 'start', job });
  try {
    for await (const [message] of on(thread, 'message', { signal, close: ['exit'] })) {
      const heard = message as FromExport;
      isEnded = isLast(heard);
      if (heard.kind === 'end') return;
      if (heard.kind === 'failed') throw failureOf(heard);
      if (heard.kind === 'bytes') {
        yield rooms.read(heard);
      } else if (heard.kind === 'tell') {
        say({ kind: 'told', told: parts.tell(heard.states) });
      } else {
        const intervals = await store.history.read(job.tenant, heard.id);
        say({ kind: 'past', states: intervals.map(({ state }) => state) });
      }
    }
    isEnded = true;
    throw new Error('The thread of an export ended before the export did.');
  } catch (err) {
    // A client that has got a part of it hears no reason.
    if (!signal.aborted) logger.error({ err, tenant: job.tenant }, 'an export broke off');
    throw err;
  } finally {
    const giveBack = () => threads.giveBack(job.tenant, thread);
    if (isEnded) giveBack();
    else stop(thread, giveBack);
  }
}

/** Until its last word it may say what nobody waits for any more. */
function stop(thread: Worker, giveBack: () => void): void {
  const done = () => {
    thread.off('message', hear);
    thread.off('exit', done);
    giveBack();
  };
  const hear = (message: FromExport) => {
    if (isLast(message)) done();
  };
  thread.on('message', hear);
  thread.once('exit', done);
  thread.postMessage({ kind: 'stop' } satisfies ToExport);
}

function isLast({ kind }: FromExport): boolean {
  return kind === 'end' || kind === 'failed';
}

function failureOf({ code, message }: Extract<FromExport, { kind: 'failed' }>): Error {
  return code === undefined ? new Error(message) : new KnownError(code, message);
}
