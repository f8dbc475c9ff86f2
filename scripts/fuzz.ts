/** Damages inventories (the project's own and the recorded ones of MISSINGKBS_SHARED) and reads them, and filters of lists: `npm run fuzz -- 100000 7` makes 100,000 of each with seed 7. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CorpusFile, corpus } from '../src/inventory/testing/corpus.ts';
import { checkMeaning, checkRefusals } from '../test/fuzz/fuzz-filters.ts';
import { fuzzInventories } from '../test/fuzz/fuzz-inventories.ts';

const runs = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const files = [...corpus, ...recordedInventories()];
const { failures, read, refused, slowestMs } = fuzzInventories(files, runs, seed);
for (const { run, file, message } of failures) print(`run ${run}, ${file}: ${message}`);
print(
  `${runs} inputs made of ${files.length} inventories, seed ${seed}: ${read} read, ${refused} refused, ${failures.length} failures`,
);
print(`The slowest took ${slowestMs.toFixed(0)} ms`);
checkMeaning(runs, seed);
checkRefusals(runs, seed);
print(`${runs} filters mean what they say, and as many changed ones are read or refused`);
process.exitCode = failures.length === 0 ? 0 : 1;

function recordedInventories(): CorpusFile[] {
  const shared = resolve(import.meta.dirname, '..', process.env.MISSINGKBS_SHARED ?? '../shared');
  if (!existsSync(shared)) {
    print(`The recorded inventories are not at ${shared}: only the project's own are damaged.`);
    return [];
  }
  return ['devices', 'samples'].flatMap((folder) =>
    readdirSync(join(shared, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) })),
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
