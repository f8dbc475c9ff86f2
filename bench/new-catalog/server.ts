/** The server whose catalogue changes, in a process of its own. Its first answer is its address, the next one how long it took to prepare the new catalogue. */

import { Writable } from 'node:stream';
import pino from 'pino';
import { startServer } from '../../src/api/start.ts';
import { readSettings } from '../../src/config.ts';
import { answerMessages } from '../api/children.ts';
import { farLimits } from '../api/fleet.ts';

export interface SwapReport {
  readonly url?: string;
  readonly preparedMs?: number;
}

const swapped = Promise.withResolvers<number>();
const log = new Writable({
  write(line, _encoding, done) {
    const { preparedMs, err } = JSON.parse(String(line));
    if (err !== undefined) swapped.reject(new Error(err.message));
    if (preparedMs !== undefined) swapped.resolve(preparedMs);
    done();
  },
});

answerMessages<{ folder?: string }, SwapReport>(async ({ folder }) => {
  if (folder === undefined) return { preparedMs: await swapped.promise };
  const settings = readSettings({ MISSINGKBS_DATA: folder, MISSINGKBS_PORT: '0', ...farLimits });
  const { url } = await startServer({ settings, logger: pino({ level: 'info' }, log) });
  return { url };
});
