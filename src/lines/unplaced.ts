/** Server software that no family recognises: nothing is known of what it misses, and that is said. */

import type { SoftwareNote } from './finding.ts';

/** An entry of the list that is server software. */
export interface ListedServer {
  readonly name: string;
  /** What it is, see `serverNamed`. */
  readonly server: string;
  /** A family answers for it. */
  readonly isPlaced: boolean;
}

/** One note a server, about the first name that the list has for it. */
export function notesOnUnplaced(servers: readonly ListedServer[]): SoftwareNote[] {
  const placed = new Set(servers.filter(({ isPlaced }) => isPlaced).flatMap(({ server }) => [server, bare(server)]));
  const names = new Map<string, string>();
  for (const { name, server } of servers) {
    if (!placed.has(server) && !names.has(server)) names.set(server, name);
  }
  return [...names.values()].map((about) => ({ kind: 'cannot-tell', about, reason }));
}

/** "sql server" of "sql server 2019": beside the one, an entry that leaves the release out says nothing more. */
function bare(server: string): string {
  return server.replace(/ 20\d\d(?: r2)?$/, '');
}

const reason =
  'It is server software whose name and version tell no product that is judged: which updates it misses cannot be told.';
