/** What an attack found: what was measured, what must hold, and whether it does. */

export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly held: boolean;
}

/** A figure that must not be greater than its bar. */
export function atMost(what: string, value: number, bar: number, unit: string): Finding {
  // The negation, so that no figure at all does not hold.
  return { what, measured: `${round(value)} ${unit}`, bar: `≤ ${bar} ${unit}`, held: !!(value <= bar) };
}

/** Something that is so or not. */
export function expectThat(what: string, held: boolean, measured: string, bar: string): Finding {
  return { what, measured, bar, held };
}

/** How often each value came, "200 ×12, 503 ×1". */
export function tally(values: Iterable<unknown>): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return [...counts].map(([value, count]) => (count === 1 ? value : `${value} ×${count}`)).join(', ') || 'nothing';
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
