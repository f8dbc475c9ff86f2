/** The past as the people of a tenant look at it: through their policy, with what KEV said on the day. */

import type { Threats } from '../../threats/threats.ts';
import type { Board } from '../board/board.ts';
import { tableOfKev } from '../board/kev-table.ts';
import { applyPolicy, type NamedDevice } from '../policy/apply-policy.ts';
import type { Policy } from '../policy/model.ts';
import { boardOn, type Past } from './past-fleet.ts';

/** Exceptions as they stood on the day; rings as they are now, and the devices that exceptions name as they were. */
export interface DayPolicy {
  readonly policy: Policy;
  readonly named: readonly NamedDevice[];
}

export interface SeenPast extends Past {
  readonly policyOn: (day: string) => Promise<DayPolicy>;
  readonly threats: Threats;
}

/** The devices of a day through its policy. */
export async function seenOn(past: SeenPast, day: string, { policy, named }: DayPolicy): Promise<Board> {
  const board = applyPolicy(await boardOn(past, day), policy, named);
  return { ...board, threats: { ...past.threats, kev: tableOfKev(board.facts, past.threats, day) } };
}
