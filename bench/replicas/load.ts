/** Who asks both replicas, in a process of its own: calls against a limit, a wait for a catalogue, reports of devices in no order. */

import { setTimeout } from 'node:timers/promises';
import { answerMessages } from '../api/children.ts';

interface Replicas {
  readonly urls: readonly string[];
  readonly token: string;
}

export type ReplicasQuestion = Replicas &
  (
    | { readonly ask: 'calls'; readonly path: string; readonly seconds: number }
    | { readonly ask: 'catalog'; readonly path: string; readonly version: string }
    | { readonly ask: 'reports'; readonly ids: readonly string[]; readonly reports: number }
  );

export interface ReplicasAnswer {
  /** Calls that passed within the minute that had most of them, and calls that were refused. */
  readonly passed?: number;
  readonly refused?: number;
  /** Until every replica answered by the catalogue. */
  readonly seconds?: number;
  /** Devices of which a replica gives another report than the one that was seen last. */
  readonly wrong?: number;
}

const connections = 16;
const minuteMs = 60_000;
/** Between two looks at a replica, or two calls when one was refused. */
const lookEveryMs = 20;
const lookAtMostMs = 60_000;

answerMessages<ReplicasQuestion, ReplicasAnswer>((question) => {
  if (question.ask === 'calls') return call(question, question.path, question.seconds);
  if (question.ask === 'catalog') return follow(question, question.path, question.version);
  return report(question, question.ids, question.reports);
});

async function call(replicas: Replicas, path: string, seconds: number): Promise<ReplicasAnswer> {
  const passedAt: number[] = [];
  let refused = 0;
  const endAt = performance.now() + seconds * 1000;
  const connection = async (url: string) => {
    while (performance.now() < endAt) {
      const { status } = await read(replicas, url + path);
      if (status === 200) passedAt.push(performance.now());
      else if (status === 429) {
        refused += 1;
        await setTimeout(lookEveryMs);
      } else throw new Error(`A replica answers ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => connection(urlOf(replicas, place))));
  return { passed: mostInAMinute(passedAt.sort((a, b) => a - b)), refused };
}

function mostInAMinute(moments: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [place, moment] of moments.entries()) {
    while ((moments[first] as number) <= moment - minuteMs) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

async function follow(replicas: Replicas, path: string, version: string): Promise<ReplicasAnswer> {
  const started = performance.now();
  const untilFollowed = async (url: string) => {
    while (performance.now() < started + lookAtMostMs) {
      const { headers } = await read(replicas, url + path);
      if (headers.get('missingkbs-catalog') === version) return;
      await setTimeout(lookEveryMs);
    }
    throw new Error(`${url} does not answer by the catalogue ${version} after ${lookAtMostMs / 1000} s.`);
  };
  await Promise.all(replicas.urls.map(untilFollowed));
  return { seconds: (performance.now() - started) / 1000 };
}

/** Of each device the reports go out at once, to the replicas in turn; what stands must be the one that was seen last, whole. */
async function report(replicas: Replicas, ids: readonly string[], reports: number): Promise<ReplicasAnswer> {
  const start = Date.now() - reports * 1000;
  let wrong = 0;
  for (const id of ids) {
    // Every number once, as long as 7 does not divide the count, and the newest somewhere in between.
    const order = Array.from({ length: reports }, (_, place) => (place * 7 + 3) % reports);
    await Promise.all(order.map((number, place) => put(replicas, urlOf(replicas, place), id, start, number)));
    const newest = new Date(start + (reports - 1) * 1000).toISOString();
    for (const url of replicas.urls) {
      const machine = (await (await read(replicas, `${url}/api/machines/${id}`)).json()) as Record<string, unknown>;
      if (machine.lastSeen !== newest || machine.osVersion !== versionOf(reports - 1)) {
        wrong += 1;
        break;
      }
    }
  }
  return { wrong };
}

async function put({ token }: Replicas, url: string, id: string, start: number, number: number): Promise<void> {
  const answer = await fetch(`${url}/api/machines/${id}/inventory`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      computerDnsName: `${id.slice(0, 12)}.bench.example`,
      osName: 'Microsoft Windows 10 Enterprise',
      osVersion: versionOf(number),
      osProcessor: 'x64',
      lastSeen: new Date(start + number * 1000).toISOString(),
    }),
  });
  if (!answer.ok) throw new Error(`A report gets ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

function versionOf(report: number): string {
  return `10.0.18363.${600 + report}`;
}

/** The body is read where it is needed, or given up with the answer. */
async function read({ token }: Replicas, url: string): Promise<Response> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return new Response(await answer.text(), { status: answer.status, headers: answer.headers });
}

function urlOf({ urls }: Replicas, place: number): string {
  return urls[place % urls.length] as string;
}
