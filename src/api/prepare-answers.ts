/** Works answers out before anybody asks for them, a few states at a time, so that the answers that are asked for meanwhile do not wait. */

import type { StateId } from '../store/store.ts';
import type { ServedAssessor, WorkedOutAnswer } from './assessor/assessor.ts';
import { batchesOf, type StateText } from './assessor/state-batches.ts';

export interface Preparation {
  readonly assessor: ServedAssessor;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly states: readonly StateId[];
  /** Of the states that there are, as JSON. */
  readonly readTexts: (states: readonly StateId[]) => Promise<ReadonlyMap<StateId, string>>;
  /** `ms` is its share of the time that it took together with others. */
  readonly keep: (state: StateId, answer: WorkedOutAnswer, ms: number) => void;
  /** Ends it before it is done. */
  readonly signal: AbortSignal;
}

/** At a time: some ten milliseconds of a thread, and one of the thread of the requests. */
const batchSize = 64;
const page = 1_000;

/** What is gone or too heavy is left out: whoever asks for it hears why. */
export async function prepareAnswers({ states, readTexts, signal, ...preparation }: Preparation): Promise<void> {
  const texts: StateText[] = [];
  for (let from = 0; from < states.length && !signal.aborted; from += page) {
    texts.push(...(await readTexts(states.slice(from, from + page))));
  }
  // Two go through them, one from each end, so that each of the two threads has to learn the half of the systems.
  const batches = batchesOf(texts, batchSize);
  const work = async (next: () => readonly StateText[] | undefined) => {
    for (let batch = next(); batch !== undefined && !signal.aborted; batch = next()) {
      await prepareBatch(batch, preparation).catch(() => undefined);
    }
  };
  await Promise.all([work(() => batches.shift()), work(() => batches.pop())]);
}

async function prepareBatch(
  batch: readonly StateText[],
  { assessor, asOf, keep }: Pick<Preparation, 'assessor' | 'asOf' | 'keep'>,
): Promise<void> {
  const startedAt = performance.now();
  const answers = await assessor.assessAll(
    batch.map(([, text]) => text),
    asOf,
  );
  const ms = (performance.now() - startedAt) / batch.length;
  for (const [index, [state]] of batch.entries()) keep(state, answers[index] as WorkedOutAnswer, ms);
}
