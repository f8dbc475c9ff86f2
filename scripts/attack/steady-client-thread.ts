/** The thread of `startSteadyClient`. */

import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { SteadyOptions, Waits } from './steady-client.ts';

const { url, headers, paths } = workerData as SteadyOptions;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ms: number[] = [];
const failures: string[] = [];
let stopping = false;

parentPort?.once('message', () => {
  stopping = true;
});

for (let turn = 0; !stopping; turn += 1) {
  const started = performance.now();
  const outcome = await ask(paths[turn % paths.length] as string).catch((error: Error) => error.message);
  const took = performance.now() - started;
  ms.push(took);
  if (outcome !== '200') failures.push(outcome);
  if (turn === 0) parentPort?.postMessage('begun');
  await setTimeout(Math.max(0, 10 - took));
}
parentPort?.postMessage({ ms, failures } satisfies Waits);
agent.destroy();

function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}${path}`, { agent, headers, timeout: 60_000 }, (answer) => {
      answer.resume().once('end', () => resolve(String(answer.statusCode)));
    });
    asking.once('timeout', () => asking.destroy(new Error('no answer within a minute')));
    asking.once('error', reject);
    asking.end();
  });
}
