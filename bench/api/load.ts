/**
 * The load, in a process of its own: connections that each ask for one device after another, chosen at random over the
 * whole fleet. Sockets and ready text: autocannon would keep a request for every device once a connection.
 */

import { once } from 'node:events';
import { connect } from 'node:net';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { answerMessages } from './children.ts';
import { pathOf, readIds } from './fleet.ts';

export interface Load {
  readonly url: string;
  readonly token: string;
  /** Where the ids of the devices are. */
  readonly folder: string;
  readonly devices: number;
  readonly connections: number;
  /** Absent: each of the devices is asked for once, in turn. */
  readonly seconds?: number;
}

export interface LoadReport {
  readonly requests: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** The share of the time in which the generator did not wait: near 1 it has measured itself. */
  readonly busy: number;
}

interface Run {
  /** Undefined at the end. */
  readonly nextPath: () => string | undefined;
  /** In microseconds. */
  readonly latencies: RecordableHistogram;
  /** What follows the path in every request. */
  readonly head: string;
}

answerMessages<Load, LoadReport>(run);

async function run(load: Load): Promise<LoadReport> {
  const idOf = readIds(load.folder);
  const { host, hostname, port } = new URL(load.url);
  const head = ` HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${load.token}\r\n\r\n`;
  const latencies = createHistogram();
  const started = performance.now();
  const before = performance.eventLoopUtilization();
  const nextDevice =
    load.seconds === undefined ? inTurn(load.devices) : atRandom(load.devices, started + load.seconds * 1000);
  const nextPath = () => {
    const device = nextDevice();
    return device === undefined ? undefined : pathOf(idOf(device));
  };
  const connections = Array.from({ length: load.connections }, () =>
    askOnOneConnection(Number(port), hostname, { nextPath, latencies, head }),
  );
  await Promise.all(connections);
  const ms = performance.now() - started;
  return {
    requests: latencies.count,
    perSecond: (latencies.count / ms) * 1000,
    p99Ms: latencies.percentile(99) / 1000,
    busy: performance.eventLoopUtilization(before).utilization,
  };
}

/** The next request goes out when the answer to the last one is complete. */
async function askOnOneConnection(port: number, host: string, { nextPath, latencies, head }: Run): Promise<void> {
  const socket = connect({ port, host, noDelay: true });
  socket.setEncoding('latin1');
  await once(socket, 'connect');
  let sent = 0;
  let received = '';
  const ask = () => {
    const path = nextPath();
    if (path === undefined) {
      socket.end();
      return;
    }
    sent = performance.now();
    socket.write(`GET ${path}${head}`, 'latin1');
  };
  socket.on('data', (text: string) => {
    received = received === '' ? text : received + text;
    if (!isComplete(received)) return;
    latencies.record(Math.max(1, Math.round((performance.now() - sent) * 1000)));
    received = '';
    ask();
  });
  ask();
  await once(socket, 'close');
}

function isComplete(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`The server answers: ${answer.slice(0, 2_000)}`);
  const lengthAt = answer.search(/\r\ncontent-length: /i);
  const length = Number.parseInt(answer.slice(lengthAt + '\r\ncontent-length: '.length, headEnd), 10);
  return answer.length >= headEnd + 4 + length;
}

function inTurn(devices: number): () => number | undefined {
  let place = 0;
  return () => (place === devices ? undefined : place++);
}

/** A linear congruential generator (Numerical Recipes): the same devices in the same order for every server. */
function atRandom(devices: number, endAt: number): () => number | undefined {
  let seed = 1;
  return () => {
    if (performance.now() >= endAt) return undefined;
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * devices);
  };
}
