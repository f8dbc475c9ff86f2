/** The thread that walks over loaded histories: a million devices are some tens of milliseconds, for which no request waits. */

import type { MachineId } from '../../brand.ts';
import type { MembersQuestion } from '../../store/history-members.ts';
import type { FindQuestion, HistoryPage } from '../../store/history-pages.ts';
import { walkPages } from '../../store/past-devices.ts';

export type WalkQuestion =
  | { readonly kind: 'count'; readonly pages: readonly HistoryPage[]; readonly seconds: readonly number[] }
  | { readonly kind: 'find'; readonly pages: readonly HistoryPage[]; readonly question: FindQuestion }
  | { readonly kind: 'members'; readonly pages: readonly HistoryPage[]; readonly question: MembersQuestion };

/** What tinypool calls: groups as `GroupCount` has them, or ids. */
export async function walk(asked: WalkQuestion): Promise<Uint32Array | readonly MachineId[]> {
  const { count, find, findMembers } = walkPages(asked.pages);
  if (asked.kind === 'members') return findMembers(asked.question);
  return asked.kind === 'count' ? count(asked.seconds) : find(asked.question);
}
