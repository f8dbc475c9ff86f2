/** The board of one tenant as the store has it, judged in this thread. */

import type { Assessor } from '../assessment/assessor.ts';
import type { Board, BoardGroup } from '../fleet/board/board.ts';
import { tableOfFacts } from '../fleet/board/fleet-facts.ts';
import type { StateSummary } from '../fleet/board/state-summary.ts';
import { summarizeBy } from '../fleet/board/summarize.ts';
import type { StateId, Store } from '../store/store.ts';

/** States whose texts are in memory at once. */
const page = 500;

export async function boardOfTenant(store: Store, tenant: string, assessor: Assessor, now: Date): Promise<Board> {
  const asOf = now.toISOString().slice(0, 10);
  const maker = summarizeBy(assessor);
  const counted = await store.devices.countGroups(tenant);
  const summaries = new Map<StateId, StateSummary>();
  const states = [...new Set(counted.map(({ state }) => state))];
  for (let from = 0; from < states.length; from += page) {
    const texts = [...(await store.devices.readStateTexts(states.slice(from, from + page)))];
    const made = await maker.summarize(
      texts.map(([, text]) => text),
      asOf,
    );
    for (const [place, [state]] of texts.entries()) summaries.set(state, made[place] as StateSummary);
  }
  return {
    catalogVersion: assessor.catalog.version,
    asOf,
    countedAt: now.toISOString(),
    facts: tableOfFacts(await maker.facts()),
    // A state that went meanwhile has no devices any more.
    groups: counted.flatMap((group): BoardGroup[] => {
      const summary = summaries.get(group.state);
      return summary === undefined ? [] : [{ ...group, summary }];
    }),
  };
}
