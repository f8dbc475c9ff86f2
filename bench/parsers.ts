/**
 * Reads every inventory source grown in lines, columns and depth, and the texts made to cost much, up to 8 MB: size, time and
 * the exponent by which the time grows. Nothing may take longer than its size allows, or grow faster than 1.3.
 * node bench/parsers.ts [--source PART] [--megabytes 8]
 */

import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { costlyTexts } from '../test/builders/costly-texts.ts';
import { grownInventories } from '../test/builders/large-texts.ts';
import { type ReadingTime, timeReading } from '../test/builders/reading-time.ts';
import { benches } from './report/benches.ts';
import { giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    /** Part of a source or shape. */
    source: { type: 'string', default: '' },
    /** Of the largest text. */
    megabytes: { type: 'string', default: '8' },
  },
});
const sizes = [1 / 8, 1].map((part) => part * Number(options.megabytes) * 1024 * 1024);
const bars = benches.parsers.rows;
/** Shorter times are of the clock and the compiler. */
const leastMs = 100;

const table = new Table({
  head: ['source', 'shape', 'MB', 'ms', 'exponent', 'outcome'],
  style: { head: [], border: [] },
});
const failed: string[] = [];
let steepest = 0;
let slowest = 0;
for (const { source, shape, write } of [...costlyTexts, ...grownInventories()]) {
  if (!`${source} ${shape}`.includes(options.source)) continue;
  const times = sizes.map((size) => timeReading(write(size)));
  const last = times.at(-1) as ReadingTime;
  const exponent = exponentOf(times);
  table.push([source, shape, last.megabytes.toFixed(1), last.ms.toFixed(0), exponent?.toFixed(2) ?? '', last.outcome]);
  const msPerMegabyte = last.ms / last.megabytes;
  steepest = Math.max(steepest, exponent ?? 0);
  slowest = Math.max(slowest, msPerMegabyte);
  if ((exponent ?? 0) > bars.growth.atMost)
    failed.push(`${source}, ${shape} grows with the power ${exponent?.toFixed(2)}`);
  if (msPerMegabyte > bars.megabyte.atMost) failed.push(`${source}, ${shape} took ${last.ms.toFixed(0)} ms`);
}
print(`${table.toString()}\n`);
for (const line of failed) print(`FAILED: ${line}\n`);
giveRow('parsers', 'growth', { measured: steepest, reference: 1 });
giveRow('parsers', 'megabyte', { measured: slowest });

/** Undefined where the times are noise. */
function exponentOf([first, last]: readonly ReadingTime[]): number | undefined {
  if (first === undefined || last === undefined || last.ms < leastMs) return undefined;
  return Math.log(last.ms / first.ms) / Math.log(last.megabytes / first.megabytes);
}

function print(text: string): void {
  process.stdout.write(text);
}
