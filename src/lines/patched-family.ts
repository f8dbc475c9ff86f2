/** Software that updates leave at the version of its installation, so that installed updates alone tell its level. */

import {
  anyOf,
  type FoundSoftware,
  noteOnState,
  type RequiredState,
  type SoftwareFamily,
  type SoftwareNote,
} from './finding.ts';
import { serverNamed } from './server-names.ts';

export interface PatchedSoftware {
  /** As the list of programs names it. */
  readonly entry: RegExp;
  /** The products of the feed that it is: all of them, each with its own updates. */
  readonly products: RegExp;
  /** What its security updates need. */
  readonly state?: RequiredState;
}

/** Each row of the table is found once, however many entries of a list are its own. */
export function patchedFamily(table: readonly PatchedSoftware[]): SoftwareFamily {
  const anyEntry = anyOf(table.map(({ entry }) => entry));
  return {
    recognises: (name) => anyEntry.test(name),
    find(entries, context) {
      const found: FoundSoftware[] = [];
      const notes: SoftwareNote[] = [];
      for (const kind of table) {
        const entry = entries.find(({ name }) => kind.entry.test(name));
        if (!entry) continue;
        const products = context.productsNamed(kind.products);
        if (products.length === 0) {
          notes.push(...notesOnUnknownServer(entry.name));
          continue;
        }
        found.push({ name: entry.name, products, level: { by: 'updates' } });
        const note = noteOnState(entry, kind.state);
        if (note) notes.push(note);
      }
      return { found, notes };
    },
  };
}

function notesOnUnknownServer(about: string): SoftwareNote[] {
  if (serverNamed(about) === undefined) return [];
  return [{ kind: 'cannot-tell', about, reason: 'The catalogue names no update of it.' }];
}
