/** What an attack found: what was measured, what must hold, and whether it does. */

export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly verdict: Verdict;
}

/** "over": a time past its bar. It is printed and fails nothing, for it may be the machine's. */
export type Verdict = 'held' | 'over' | 'FAILED';

/** A time this many times past its bar is a server that stands still, on any machine. */
const standstill = 20;

/** A figure that must not be greater than its bar. */
export function atMost(what: string, value: number, bar: number, unit: string): Finding {
  const verdict = value <= bar ? 'held' : 'FAILED';
  return { what, measured: `${round(value)} ${unit}`, bar: `≤ ${bar} ${unit}`, verdict };
}

/** A time that should not be greater than its bar. */
export function timeAtMost(what: string, value: number, bar: number, unit: 'ms' | 's'): Finding {
  const finding = atMost(what, value, bar, unit);
  return finding.verdict === 'FAILED' && value < bar * standstill ? { ...finding, verdict: 'over' } : finding;
}

/** Something that is so or not. */
export function expectThat(what: string, held: boolean, measured: string, bar: string): Finding {
  return { what, measured, bar, verdict: held ? 'held' : 'FAILED' };
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
