/** One line of the table of figures: what was measured beside what it is compared to, and the bar that it is held to. Given by a bench, shown by whoever runs it. */

import type { Bar, Unit } from './bench.ts';
import { type BenchName, benches } from './benches.ts';
import type { Plot } from './plot.ts';

export interface Row {
  readonly bench: BenchName;
  readonly work: string;
  readonly measured: string;
  /** The figure of the reference and what it is; absent where there is nothing to compare to. */
  readonly reference?: string;
  /** Measured divided by reference. */
  readonly ratio?: number;
  /** "≥ 0.9 ×"; absent where the row only tells. */
  readonly bar?: string;
  readonly met?: boolean;
}

export interface Figures {
  readonly measured: number;
  readonly reference?: number;
  /** What the run was about, where a bench has several: "1,000,000 devices". */
  readonly about?: string;
}

/** What a bench sends to bench/all.ts, when that has started it. */
export type Finding = { readonly row: Row } | { readonly plot: Plot };

type RowName<Name extends BenchName> = keyof (typeof benches)[Name]['rows'] & string;

/** With which a bench ends when a bar is not met; whatever went wrong otherwise ends it with 1. */
export const missedBar = 2;

/** Prints the row and sends it to bench/all.ts, if that listens. */
export function giveRow<Name extends BenchName>(bench: Name, name: RowName<Name>, figures: Figures): Row {
  const bars: Readonly<Record<string, Bar>> = benches[bench].rows;
  const row = rowOf(bench, bars[name] as Bar, figures);
  process.stdout.write(`${lineOf(row)}\n`);
  process.send?.({ row } satisfies Finding);
  if (row.met === false) process.exitCode = missedBar;
  return row;
}

/** Only bench/all.ts draws it. */
export function givePlot(plot: Plot): void {
  process.send?.({ plot } satisfies Finding);
}

export function rowOf(bench: BenchName, bar: Bar, { measured, reference, about }: Figures): Row {
  const ratio = reference === undefined ? undefined : measured / reference;
  const held = bar.holds === 'ratio' ? ratio : measured;
  const text = barText(bar);
  return {
    bench,
    work: about === undefined ? bar.work : `${bar.work}, ${about}`,
    measured: withUnit(measured, bar.unit),
    ...(reference !== undefined && { reference: `${withUnit(reference, bar.unit)}: ${bar.reference}` }),
    ...(ratio !== undefined && { ratio }),
    ...(text !== undefined && { bar: text, met: held !== undefined && isWithin(held, bar) }),
  };
}

/** Undefined for a row that is held to nothing. */
export function barText(bar: Bar): string | undefined {
  const limit = bar.atMost ?? bar.atLeast;
  if (limit === undefined) return undefined;
  return `${bar.atMost === undefined ? '≥' : '≤'} ${bar.holds === 'ratio' ? `${limit} ×` : withUnit(limit, bar.unit)}`;
}

/** Three digits tell more than a run does. */
export function shortNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const rounded = Number(value.toFixed(digits));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: digits });
}

function withUnit(value: number, unit: Unit): string {
  return unit === '' ? shortNumber(value) : `${shortNumber(value)} ${unit}`;
}

/** What is no number, since nothing was measured, meets nothing. */
function isWithin(value: number, { atMost, atLeast }: Bar): boolean {
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}

function lineOf({ work, measured, reference, ratio, bar, met }: Row): string {
  const compared = reference === undefined ? '' : ` beside ${reference}, ${shortNumber(ratio as number)} ×`;
  const held = bar === undefined ? '' : `; bar ${bar}, ${met ? 'met' : 'NOT MET'}`;
  return `${work}: ${measured}${compared}${held}`;
}
