/** Asks for devices at random, so many a second, until every answer is of another catalogue than the first; and checks that each is of one catalogue, whole. */

import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { answerMessages } from '../api/children.ts';

export interface SteadyLoad {
  readonly url: string;
  readonly token: string;
  readonly ids: readonly string[];
  readonly perSecond: number;
  /** "once": each device in turn. */
  readonly until: 'once' | 'another catalogue';
}

export interface SteadyReport {
  readonly requests: number;
  /** In milliseconds, ascending. */
  readonly waits: readonly number[];
  readonly failures: readonly string[];
  /** Answers of one device by one catalogue that differ. */
  readonly mixed: number;
  readonly catalogs: readonly string[];
}

/** How long it goes on once the new catalogue answers. */
const afterwardsMs = 1_000;
const connections = 16;

answerMessages<SteadyLoad, SteadyReport>(async (load) => {
  const waits: number[] = [];
  const failures: string[] = [];
  const bodies = new Map<string, string>();
  const catalogs = new Set<string>();
  let mixed = 0;

  async function ask(id: string): Promise<void> {
    const started = performance.now();
    const answer = await fetch(`${load.url}/api/machines/${id}/getmissingkbs`, {
      headers: { authorization: `Bearer ${load.token}` },
    });
    const body = await answer.text();
    waits.push(performance.now() - started);
    // Of a device that cannot be judged the catalogue says so.
    if (answer.status !== 200 && answer.status !== 404) failures.push(`${answer.status} ${body.slice(0, 100)}`);
    const catalog = answer.headers.get('missingkbs-catalog') ?? 'none';
    catalogs.add(catalog);
    const digest = createHash('sha1')
      .update(`${answer.status} ${body.replace(/"target":"[^"]*"/, '')}`)
      .digest('base64');
    const key = `${id} ${catalog}`;
    if ((bodies.get(key) ?? digest) !== digest) mixed += 1;
    bodies.set(key, digest);
  }

  if (load.until === 'once') {
    const waiting = load.ids.values();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (const id of waiting) await ask(id);
      }),
    );
  } else {
    await askUntilChanged(load, ask, catalogs);
  }
  return { requests: waits.length, waits: waits.sort((a, b) => a - b), failures, mixed, catalogs: [...catalogs] };
});

/** On time, whether or not the answers to earlier ones have come: who waits for a slow server does not see how slow it is. */
async function askUntilChanged(
  { ids, perSecond }: SteadyLoad,
  ask: (id: string) => Promise<void>,
  catalogs: ReadonlySet<string>,
): Promise<void> {
  const everyMs = 10;
  const asked: Promise<void>[] = [];
  let endAt = Number.POSITIVE_INFINITY;
  const started = performance.now();
  for (let sent = 0; performance.now() < endAt; await setTimeout(everyMs)) {
    const due = Math.floor(((performance.now() - started) * perSecond) / 1000);
    for (; sent < due; sent += 1) asked.push(ask(ids[Math.floor(Math.random() * ids.length)] as string));
    if (catalogs.size > 1 && endAt === Number.POSITIVE_INFINITY) endAt = performance.now() + afterwardsMs;
  }
  await Promise.all(asked);
}
