/** Answers about one day that is over, as the people of a tenant look at it: kept as long as catalogue, policy and lists are the same too. */

import { digestOf } from '../../digest.ts';
import type { Past } from '../../fleet/past/past-fleet.ts';
import type { SeenPast } from '../../fleet/past/seen-past.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import type { KeepAnswer } from './past-answers.ts';
import { policyOfDay } from './told-compliance.ts';

export interface SeenAsked {
  readonly tenant: string;
  readonly past: Past;
  readonly keep: KeepAnswer;
  readonly store: Store;
  readonly threats: Threats;
}

/** `question` is all that the answer depends on besides the day. */
export async function keepSeen<Answer>(
  { tenant, past, keep, store, threats }: SeenAsked,
  question: readonly unknown[],
  day: string,
  work: (seen: SeenPast) => Promise<Answer>,
): Promise<Answer> {
  const { catalogVersion } = await past.judgeOf(day);
  const policy = await policyOfDay(store, tenant, day);
  const seenBy = [catalogVersion, digestOf('sha1', JSON.stringify(policy))];
  const ask = (counted: Past) => work({ ...counted, threats, policyOn: async () => policy });
  return keep([question, day, seenBy], ask, threats);
}
