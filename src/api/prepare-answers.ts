/** Works answers out before anybody asks for them, a few states at a time, so that the answers that are asked for meanwhile do not wait. */

import type { PatchState } from '../assessment/patch-state.ts';
import type { StateId } from '../store/store.ts';
import type { ServedAssessor, WorkedOutAnswer } from './assessor/assessor.ts';
import { threadCount } from './assessor/assessor-threads.ts';

export interface Preparation {
  readonly assessor: ServedAssessor;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly states: readonly StateId[];
  readonly readStates: (states: readonly StateId[]) => Promise<ReadonlyMap<StateId, PatchState>>;
  readonly keep: (state: StateId, answer: WorkedOutAnswer) => void;
  /** Ends it before it is done. */
  readonly signal: AbortSignal;
}

/** At a time: some milliseconds of a thread, and a fraction of one of the thread of the requests. */
const batchSize = 16;

/** What cannot be read or is too heavy is left out: whoever asks for it hears why. */
export async function prepareAnswers({ states, signal, ...preparation }: Preparation): Promise<void> {
  const batches = Array.from({ length: Math.ceil(states.length / batchSize) }, (_, index) =>
    states.slice(index * batchSize, (index + 1) * batchSize),
  ).values();
  const work = async () => {
    for (const batch of batches) {
      if (signal.aborted) return;
      await prepareBatch(batch, preparation).catch(() => undefined);
    }
  };
  // One batch more than there are threads, so that none of them waits for the next.
  await Promise.all(Array.from({ length: threadCount + 1 }, work));
}

async function prepareBatch(
  batch: readonly StateId[],
  { assessor, asOf, readStates, keep }: Omit<Preparation, 'states' | 'signal'>,
): Promise<void> {
  const states = [...(await readStates(batch))];
  const answers = await assessor.assessAll(
    states.map(([, state]) => state),
    asOf,
  );
  for (const [index, answer] of answers.entries()) {
    const [id] = states[index] as [StateId, PatchState];
    keep(id, answer);
  }
}
