/** What the benches gave last, in docs/performance/results.json: whoever runs one of them leaves the figures of the others. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchName } from './benches.ts';
import type { Machine } from './machine.ts';
import { pageOf } from './page.ts';
import type { Plot } from './plot.ts';
import type { Row } from './row.ts';
import { svgOf } from './svg.ts';

export type Results = Partial<Record<BenchName, Result>>;

export interface Result {
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** With little data: the figures say that it runs, and little more. */
  readonly quick: boolean;
  readonly machine: Machine;
  readonly commands: readonly string[];
  readonly rows: readonly Row[];
  readonly plots: readonly Plot[];
}

/** `docs` is the folder of the documents; empty when there are no results in it. */
export function readResults(docs: string): Results {
  const file = resultsFile(docs);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/** The results, the page, and its plots. */
export function writeResults(docs: string, results: Results): void {
  mkdirSync(join(docs, 'performance'), { recursive: true });
  writeFileSync(resultsFile(docs), `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(join(docs, 'performance.md'), pageOf(results));
  for (const plot of Object.values(results).flatMap(({ plots }) => plots)) {
    writeFileSync(join(docs, 'performance', `${plot.name}.svg`), svgOf(plot));
  }
}

function resultsFile(docs: string): string {
  return join(docs, 'performance/results.json');
}
