/**
 * Runs the benches, each in a process of its own, and prints one table of what they gave; writes docs/performance.md and
 * its plots. With --quick each has little data, and what is written goes to a temporary folder.
 * npm run bench -- [--quick] [--only NAME,NAME] [--prism] [--large] [--docs FOLDER] [--page]
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { Bench, Run } from './report/bench.ts';
import { type BenchName, benches } from './report/benches.ts';
import { describeMachine, machineText } from './report/machine.ts';
import type { Plot } from './report/plot.ts';
import { type Result, type Results, readResults, writeResults } from './report/results.ts';
import { type Finding, missedBar, type Row, shortNumber } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Also what is downloaded for it alone: the mock server Prism. */
    prism: { type: 'boolean', default: false },
    /** Also the fleet of five million devices. */
    large: { type: 'boolean', default: false },
    /** Where performance.md goes; its results are kept beside it. */
    docs: { type: 'string' },
    /** Nothing is measured, the page is written again: after a bar or a description has changed. */
    page: { type: 'boolean', default: false },
  },
});

interface Outcome {
  readonly result: Omit<Result, 'date' | 'machine' | 'quick'>;
  readonly failed: boolean;
}

const docs = options.docs ?? (options.quick ? mkdtempSync(join(tmpdir(), 'missingkbs-docs-')) : 'docs');
if (options.page) writeResults(docs, readResults(docs));
else await runAll();

async function runAll(): Promise<void> {
  const machine = await describeMachine();
  print(`${machineText(machine)}\n`);
  const date = new Date().toISOString();
  const measured: Results = {};
  const rows: Row[] = [];
  const failed: BenchName[] = [];
  for (const name of chosen()) {
    const outcome = await runBench(name, benches[name]);
    rows.push(...outcome.result.rows);
    if (outcome.failed) failed.push(name);
    else {
      measured[name] = { date, quick: options.quick, machine, ...outcome.result };
      // After each: what was measured is kept when a later one is cut off.
      writeResults(docs, inOrder({ ...readResults(docs), ...measured }));
    }
  }
  print(`\n${machineText(machine)}\n${tableOf(rows)}\nwritten: ${join(docs, 'performance.md')}\n`);
  for (const name of failed) print(`FAILED, and not written: ${name}\n`);
  process.exitCode = failed.length === 0 && rows.every(({ met }) => met !== false) ? 0 : 1;
}

function chosen(): BenchName[] {
  const all = Object.keys(benches) as BenchName[];
  if (options.only === undefined) return all.filter(isThere);
  return options.only.split(',').map((name) => {
    const known = all.find((bench) => bench === name);
    if (known === undefined) throw new Error(`There is no bench ${name}. There are ${all.join(', ')}.`);
    return known;
  });
}

function isThere(name: BenchName): boolean {
  const there = existsSync(join(import.meta.dirname, benches[name].file));
  if (!there) print(`bench/${benches[name].file} is not there: left out.\n`);
  return there;
}

function inOrder(results: Results): Results {
  return Object.fromEntries(Object.keys(benches).flatMap((name) => entryOf(results, name as BenchName)));
}

function entryOf(results: Results, name: BenchName): [string, Result][] {
  return results[name] === undefined ? [] : [[name, results[name]]];
}

async function runBench(name: BenchName, bench: Bench): Promise<Outcome> {
  const rows: Row[] = [];
  const plots: Plot[] = [];
  const commands: string[] = [];
  for (const run of bench.runs) {
    if (run.onlyWith !== undefined && !options[run.onlyWith]) continue;
    const handedOn = run.handsOn !== undefined && options[run.handsOn] ? [`--${run.handsOn}`] : [];
    const args = [...(options.quick ? run.quick : run.args), ...handedOn];
    commands.push(['node', ...(bench.nodeArgs ?? []), `bench/${bench.file}`, ...args].join(' '));
    print(`\n=== ${name}: ${commands.at(-1)}\n`);
    const started = performance.now();
    if (!(await runOnce(bench, args, rows, plots))) return { result: { commands, rows, plots }, failed: true };
    print(`=== ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
  return { result: { commands, rows, plots }, failed: false };
}

/** False when it ended badly, and not since a bar was missed. */
async function runOnce(bench: Bench, args: Run['args'], rows: Row[], plots: Plot[]): Promise<boolean> {
  const child = fork(join(import.meta.dirname, bench.file), args, { execArgv: [...(bench.nodeArgs ?? [])] });
  child.on('message', (finding: Finding) => {
    if ('row' in finding) rows.push(finding.row);
    else plots.push(finding.plot);
  });
  // "close" comes after the last message.
  const [code] = await once(child, 'close');
  return code === 0 || code === missedBar;
}

function tableOf(rows: readonly Row[]): string {
  const table = new Table({
    head: ['bench', 'work', 'measured', 'beside', 'ratio', 'bar', 'met'],
    style: { head: [], border: [] },
  });
  for (const { bench, work, measured, reference = '', ratio, bar = '', met } of rows) {
    const cells = [bench, work, measured, reference, ratio === undefined ? '' : `${shortNumber(ratio)} ×`, bar];
    table.push([...cells, met === undefined ? '' : met ? 'yes' : 'NO']);
  }
  return table.toString();
}

function print(text: string): void {
  process.stdout.write(text);
}
