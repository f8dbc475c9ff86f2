/**
 * Holds a change that must not change answers to its word: `npm run answers -- record FILE` writes down what `assess` answers
 * for the whole corpus, `npm run answers -- compare FILE` answers again and tells every difference, to the byte.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runCommand } from '../src/cli/testing/run-command.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { corpusOfQuestions } from '../test/quality/questions.ts';
import { sharedFolder } from '../test/quality/shared.ts';

const [task, file] = process.argv.slice(2);
if ((task !== 'record' && task !== 'compare') || file === undefined) {
  process.stderr.write('Usage: npm run answers -- record|compare FILE\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-answers-'));
try {
  const answers = await answerAll(folder);
  if (task === 'record') writeFileSync(file, gzipSync(JSON.stringify([...answers])));
  else process.exitCode = compare(new Map(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))), answers);
  process.stdout.write(`${answers.size} questions answered\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Exit code, output and errors of each question, by its name. */
async function answerAll(folder: string): Promise<Map<string, string>> {
  const catalogFile = join(folder, 'catalog.bin');
  await syncFromFolder({ folder: join(sharedFolder(), 'msrc/cvrf'), catalogFile });
  const answers = new Map<string, string>();
  for (const { name, bytes, options } of corpusOfQuestions()) {
    const input = join(folder, 'questions', name.replaceAll(/[^\w.-]/g, '_'));
    mkdirSync(join(folder, 'questions'), { recursive: true });
    writeFileSync(input, bytes);
    const result = await runCommand(['assess', input, '--format', 'json', '--catalog', catalogFile, ...options]);
    answers.set(name, JSON.stringify(result).replaceAll(folder, ''));
    rmSync(input);
  }
  return answers;
}

function compare(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  let differences = 0;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? '(not asked)', after.get(name) ?? '(not asked)'];
    if (was === is) continue;
    differences += 1;
    const place = [...was].findIndex((_, index) => was[index] !== is[index]);
    const from = Math.max(0, (place === -1 ? was.length : place) - 60);
    process.stdout.write(`${name}\n  was ${was.slice(from, from + 160)}\n  is  ${is.slice(from, from + 160)}\n`);
  }
  process.stdout.write(`${differences} answers differ\n`);
  return differences === 0 ? 0 : 1;
}
