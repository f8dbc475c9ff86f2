/**
 * `node test/fuzz-inventories.ts [--runs N] [--seed S]`: damages the recorded inventories of the shared folder and
 * our own, and feeds them to the reader. Exit code 1 when it breaks a promise; the input is written beside the temporary files.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CorpusFile, corpus } from '../src/inventory/testing/corpus.ts';
import { fuzzInventories } from './fuzz/fuzz-inventories.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const shared = resolve(import.meta.dirname, '..', process.env.MISSINGKBS_SHARED ?? '../shared');
const files = [...corpus, ...readRecorded()];
const started = performance.now();
const report = fuzzInventories(files, Number(values.runs), Number(values.seed));

for (const { run, file, message, bytes } of report.failures.slice(0, 20)) {
  const path = join(tmpdir(), `missingkbs-fuzz-${values.seed}-${run}`);
  writeFileSync(path, bytes);
  process.stdout.write(`run ${run}, ${file} -> ${path}\n  ${message}\n`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  `${report.runs} damaged inventories from ${files.length} files, seed ${values.seed}, in ${seconds} s: ${report.read} read, ` +
    `${report.refused} refused, ${report.failures.length} failures; slowest ${Math.round(report.slowestMs)} ms\n`,
);
process.exitCode = report.failures.length > 0 ? 1 : 0;

function readRecorded(): CorpusFile[] {
  if (!existsSync(shared)) {
    process.stdout.write(
      `The recorded inventories are not at ${shared}: only our own are damaged. Set MISSINGKBS_SHARED.\n`,
    );
    return [];
  }
  return ['devices', 'samples'].flatMap((folder) =>
    readdirSync(join(shared, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) })),
  );
}
