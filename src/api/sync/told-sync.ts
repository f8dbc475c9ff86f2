/** A synchronisation as every server tells of it: begun once at a time, heard of while it lasts, its end kept. */

import { randomUUID } from 'node:crypto';
import { KnownError } from '../../errors.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { SyncFailure, SyncName, SyncProgress } from './sync-job.ts';

export interface ToldSync {
  /** Who began it. */
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly began: string;
  readonly ended?: string;
  readonly progress?: SyncProgress;
  readonly report?: readonly string[];
  /** Why what was in place stays. */
  readonly failure?: SyncFailure;
}

export interface SyncState extends ToldSync {
  readonly isUnderWay: boolean;
}

/** One of which nothing was heard for so long is over: its server was killed. */
const silentMs = 20_000;
const tellEveryMs = 1_000;

export interface ToldParts {
  readonly syncs: SyncStore;
  readonly now: () => number;
}

/** While it lasts. */
export interface RunningSync {
  progress(progress: SyncProgress): void;
  /** Without a failure it went well. */
  end(outcome: Pick<ToldSync, 'report' | 'failure'>): Promise<void>;
  /** Aborted when another one has begun in its place. */
  readonly lost: AbortSignal;
}

/** Rejects with `KnownError` SyncUnderWay. */
export async function beginSync({ syncs, now }: ToldParts, name: SyncName, by: string): Promise<RunningSync> {
  const run = randomUUID();
  const lost = new AbortController();
  let told: ToldSync = { by, began: isoOf(now()) };
  if (!(await syncs.begin(name, run, JSON.stringify(told), silentMs))) {
    throw new KnownError(
      'SyncUnderWay',
      `A sync of the same (${name}) is under way already, on this server or another. Wait for its end; its report is for everybody.`,
    );
  }
  const beat = setInterval(() => {
    syncs.tell(name, run, JSON.stringify(told)).then(
      (isOurs) => isOurs || lost.abort(),
      // The store is away: whoever asks it is told so, and the next beat tries again.
      () => undefined,
    );
  }, tellEveryMs);
  return {
    lost: lost.signal,
    progress: (progress) => {
      told = { ...told, progress };
    },
    async end(outcome) {
      clearInterval(beat);
      const { by: who, began } = told;
      await syncs.end(name, run, JSON.stringify({ by: who, began, ended: isoOf(now()), ...outcome }));
    },
  };
}

/** Of each name the last one, if there ever was one. */
export async function readSyncs(syncs: SyncStore): Promise<ReadonlyMap<string, SyncState>> {
  const rows = await syncs.list();
  return new Map(
    rows.map(({ name, told: text, silentMs: silent }) => {
      const told = JSON.parse(text) as ToldSync;
      if (silent === undefined || silent <= silentMs) return [name, { ...told, isUnderWay: silent !== undefined }];
      return [name, { ...told, isUnderWay: false, failure: killed }];
    }),
  );
}

export const killed: SyncFailure = {
  code: 'ServerUnavailable',
  message: 'It was not brought to its end, since its server was stopped. What was in place stays; begin it again.',
};

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
