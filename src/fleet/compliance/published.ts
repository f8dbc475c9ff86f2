/** A figure of a day that is over, as it was told first, beside what it is now. */

import type { Compliance, ComplianceFigures } from './compliance.ts';

/** What of an answer is kept. */
export type KeptFigures = Pick<Compliance, 'total' | 'parts'>;

export interface Published extends KeptFigures {
  readonly at: string;
  readonly catalogVersion: string;
}

export interface ChangedFigure {
  /** Absent of all devices; null for devices without a ring, tag or platform. */
  readonly part?: string | null;
  /** "devices.late" */
  readonly figure: string;
  /** Absent where there was, or is, none. */
  readonly published?: number;
  readonly now?: number;
}

/** Of a thousand parts the first differences tell enough. */
const mostChanges = 100;

/** Empty where nothing differs. */
export function changedFigures(published: KeptFigures, now: KeptFigures): readonly ChangedFigure[] {
  const changed = differencesOf(published.total, now.total);
  const before = partsByName(published);
  const after = partsByName(now);
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    changed.push(...differencesOf(before.get(part), after.get(part)).map((difference) => ({ part, ...difference })));
  }
  return changed.slice(0, mostChanges);
}

function partsByName({ parts = [] }: KeptFigures): ReadonlyMap<string | null, ComplianceFigures> {
  return new Map(parts.map(({ name, ...figures }) => [name, figures]));
}

function differencesOf(published: ComplianceFigures | undefined, now: ComplianceFigures | undefined): ChangedFigure[] {
  const before = numbersIn(published ?? {});
  const after = numbersIn(now ?? {});
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((figure) => {
    const [was, is] = [before.get(figure), after.get(figure)];
    if (was === is) return [];
    return { figure, ...(was !== undefined && { published: was }), ...(is !== undefined && { now: is }) };
  });
}

/** By their paths, "devices.late". */
function numbersIn(figures: object, above = ''): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [name, value] of Object.entries(figures)) {
    if (typeof value === 'number') numbers.set(`${above}${name}`, value);
    else if (typeof value === 'object') for (const entry of numbersIn(value, `${above}${name}.`)) numbers.set(...entry);
  }
  return numbers;
}
