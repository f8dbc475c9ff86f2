/** Judges the past in the thread of its caller, each state once for all days on which it missed the same. */

import type { Assessor } from '../../assessment/assessor.ts';
import { eventDayOf } from '../../assessment/event-days.ts';
import type { StateNumber } from '../board/board.ts';
import { tableOfFacts } from '../board/fleet-facts.ts';
import type { StateSummary } from '../board/state-summary.ts';
import { summarizeBy } from '../board/summarize.ts';
import type { PastJudge } from './past-fleet.ts';

/** States as JSON, those that are there still. */
export type ReadStateTexts = (states: readonly StateNumber[]) => Promise<ReadonlyMap<StateNumber, string>>;

/** States whose texts are in memory at once. */
const page = 500;

export function judgeBy(assessor: Assessor, readStateTexts: ReadStateTexts): PastJudge {
  const maker = summarizeBy(assessor);
  const facts = maker.facts().then(tableOfFacts);
  const days = new Map<string, Map<StateNumber, StateSummary>>();
  return {
    catalogVersion: assessor.catalog.version,
    facts: () => facts,
    async summaries(states, day) {
      const eventDay = eventDayOf((await facts).eventDays, day);
      const known = days.get(eventDay) ?? new Map<StateNumber, StateSummary>();
      days.set(eventDay, known);
      const unknown = states.filter((state) => !known.has(state));
      for (let from = 0; from < unknown.length; from += page) {
        const texts = [...(await readStateTexts(unknown.slice(from, from + page)))];
        const made = await maker.summarize(
          texts.map(([, text]) => text),
          eventDay,
        );
        for (const [place, [state]] of texts.entries()) known.set(state, made[place] as StateSummary);
      }
      return new Map(states.flatMap((state) => [[state, known.get(state)] as const]).filter(isThere));
    },
  };
}

function isThere(entry: readonly [StateNumber, StateSummary | undefined]): entry is [StateNumber, StateSummary] {
  return entry[1] !== undefined;
}
