/**
 * Reads every inventory source grown in lines, columns and depth, and the texts made to cost much, up to 8 MB: size, time and
 * the exponent by which the time grows. Nothing may take longer than its size allows, or grow faster than 1.3.
 * node bench/parsers.ts [part of a source or shape] [largest size in MB]
 */

import Table from 'cli-table3';
import { costlyTexts } from '../test/builders/costly-texts.ts';
import { grownInventories } from '../test/builders/large-texts.ts';
import { type ReadingTime, timeReading } from '../test/builders/reading-time.ts';

const [wanted = '', largest = '8'] = process.argv.slice(2);
const sizes = [1 / 8, 1].map((part) => part * Number(largest) * 1024 * 1024);
const bars = { exponent: 1.3, msPerMegabyte: 2500 } as const;
/** Shorter times are of the clock and the compiler. */
const leastMs = 100;

const table = new Table({
  head: ['source', 'shape', 'MB', 'ms', 'exponent', 'outcome'],
  style: { head: [], border: [] },
});
const failed: string[] = [];
for (const { source, shape, write } of [...costlyTexts, ...grownInventories()]) {
  if (!`${source} ${shape}`.includes(wanted)) continue;
  const times = sizes.map((size) => timeReading(write(size)));
  const last = times.at(-1) as ReadingTime;
  const exponent = exponentOf(times);
  table.push([source, shape, last.megabytes.toFixed(1), last.ms.toFixed(0), exponent?.toFixed(2) ?? '', last.outcome]);
  if ((exponent ?? 0) > bars.exponent) failed.push(`${source}, ${shape} grows with the power ${exponent?.toFixed(2)}`);
  if (last.ms > last.megabytes * bars.msPerMegabyte) failed.push(`${source}, ${shape} took ${last.ms.toFixed(0)} ms`);
}
print(`${table.toString()}\n`);
print(`Bars: exponent ${bars.exponent}, ${bars.msPerMegabyte} ms a megabyte; processor time\n`);
for (const line of failed) print(`FAILED: ${line}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Undefined where the times are noise. */
function exponentOf([first, last]: readonly ReadingTime[]): number | undefined {
  if (first === undefined || last === undefined || last.ms < leastMs) return undefined;
  return Math.log(last.ms / first.ms) / Math.log(last.megabytes / first.megabytes);
}

function print(text: string): void {
  process.stdout.write(text);
}
