/** The public release history of one line, and what only its siblings of the same code got. */

import type { KbNumber } from '../../brand.ts';
import { codeFamilyOf } from './os-lines.ts';
import { linesWithHistory, releaseHistoryOf } from './release-history.ts';

/** KB to (revision, day) on a line, previews and updates out of band included. */
export type History = ReadonlyMap<KbNumber, { readonly revision: number; readonly released?: string }>;

export interface LineHistory {
  readonly own: History;
  /** What lines of the same code got and this one, whose support ended earlier, did not. */
  readonly siblings: ReadonlySet<KbNumber>;
  /** Is it a cumulative update of a line of other code? Reads every line's history, so it is asked last. */
  isForeign(kb: KbNumber): boolean;
}

/** A line without a history of its own (a new one) takes that of its siblings. */
export function historyOf(line: { readonly build: number; readonly role: 'client' | 'server' }): LineHistory {
  const ownKey = line.build === 26100 && line.role === 'server' ? '26100-server' : String(line.build);
  const own = readHistory([ownKey]);
  const family = codeFamilyOf(line.build).map(String);
  const siblings = new Set(ownKey === '26100-server' || own.size === 0 ? [] : readHistory(family).keys());
  for (const kb of own.keys()) siblings.delete(kb);
  let foreign: ReadonlySet<KbNumber> | undefined;
  return {
    own: own.size > 0 ? own : readHistory(family),
    siblings,
    isForeign(kb) {
      foreign ??= foreignTo(family);
      return foreign.has(kb);
    },
  };
}

function foreignTo(family: readonly string[]): ReadonlySet<KbNumber> {
  const isOfFamily = (key: string): boolean => family.includes(key.replace(/-server$/, ''));
  const foreign = new Set(readHistory(linesWithHistory().filter((key) => !isOfFamily(key))).keys());
  for (const kb of readHistory(linesWithHistory().filter(isOfFamily)).keys()) foreign.delete(kb);
  return foreign;
}

function readHistory(keys: readonly string[]): Map<KbNumber, { revision: number; released?: string }> {
  const byKb = new Map<KbNumber, { revision: number; released?: string }>();
  for (const key of keys) {
    for (const { kb, revision, released } of releaseHistoryOf(key)) {
      // A KB that came twice (KB5055528 as 22631.5189 and .5191) is there from the first of its revisions on.
      if (!byKb.has(kb)) byKb.set(kb, { revision, ...(released !== undefined && { released }) });
    }
  }
  return byKb;
}
