/** Rows of two answers about one machine, ours and Defender's, beside each other. */

import type { MissingKb } from '../../assessment/model.ts';

/** Of both a KB number is a text: Defender's need not be one that we know. */
export interface ComparableRow extends Pick<MissingKb, 'name' | 'cveAddressed'> {
  readonly id: string;
}

export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly found: 'both' | 'ours' | 'defender';
  /** `cveAddressed` of each. */
  readonly ours?: number;
  readonly defender?: number;
}

/** Ours in their order, then those that only Defender has. */
export function compareRows(ours: readonly ComparableRow[], theirs: readonly ComparableRow[]): ComparedRow[] {
  const byId = new Map(theirs.map((row) => [row.id, row]));
  const known = new Set(ours.map(({ id }) => id));
  return [
    ...ours.map(({ id, name, cveAddressed }): ComparedRow => {
      const other = byId.get(id);
      if (other === undefined) return { id, name, found: 'ours', ours: cveAddressed };
      return { id, name, found: 'both', ours: cveAddressed, defender: other.cveAddressed };
    }),
    ...theirs
      .filter(({ id }) => !known.has(id))
      .map(({ id, name, cveAddressed }): ComparedRow => ({ id, name, found: 'defender', defender: cveAddressed })),
  ];
}
