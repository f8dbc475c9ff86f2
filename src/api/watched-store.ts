/** A store each of whose calls somebody watches, by its name: "devices.find". */

import type { Store } from '../store/store.ts';

type Call = (...given: never[]) => unknown;

/** Gives what is called instead. */
export type WatchCall = (operation: string, call: Call) => Call;

/** What answers at once, for every request; and what takes as long as the work that it was given. */
const unwatched: readonly string[] = ['devices.recallStateId', 'runAlone', 'close'];

export function watchStore(store: Store, watch: WatchCall): Store {
  const { capabilities, ...rest } = store;
  const watched = (name: string, member: unknown) =>
    typeof member !== 'function' || unwatched.includes(name) ? member : watch(name, member as Call);
  const parts = Object.entries(rest).map(([name, part]) => {
    if (typeof part === 'function') return [name, watched(name, part)];
    const members = Object.entries(part).map(([member, value]) => [member, watched(`${name}.${member}`, value)]);
    return [name, Object.fromEntries(members)];
  });
  return { capabilities, ...Object.fromEntries(parts) } as Store;
}
