/**
 * Cold `assess` of one systeminfo file on the whole feed beside Node's own start, in turns: wall time and peak memory of
 * the process, built and from source. Needs MISSINGKBS_SHARED.
 * node bench/assess.ts [--rounds 25]
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './report/median.ts';
import { giveRow } from './report/row.ts';

const root = resolve(import.meta.dirname, '..');
const shared = resolve(root, process.env.MISSINGKBS_SHARED ?? '../shared');
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } });
const rounds = Number(options.rounds);

/** Prints the peak memory of the process that it is imported into. */
const peakReporter =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS))';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
try {
  const input = join(shared, 'devices/11_23H2_x64_enterprise_systeminfo.txt');
  if (!existsSync(input))
    throw new Error(`${input} is not there: set MISSINGKBS_SHARED to the recorded feed and devices.`);
  // In a process of its own: forking from one that has grown to hundreds of megabytes would be measured too.
  runNode([join(root, 'src/cli/main.ts'), 'sync', '--from', join(shared, 'msrc/cvrf')]);
  runNode([join(root, 'scripts/build.ts')]);
  const built = measure('dist/main.cjs', input);
  giveRow('assess', 'time', { measured: built.assess, reference: built.start });
  giveRow('assess', 'memory', { measured: peakMbOf(built.command), reference: peakMbOf(['-e', '0']) });
  // Not held to a bar: Node strips types and finds every file by itself.
  const fromSource = measure('src/cli/main.ts', input);
  giveRow('assess', 'fromSource', { measured: fromSource.assess, reference: fromSource.start });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In turns, so that what else the machine does meets both; the first of each is shown, and not counted. */
function measure(entry: string, input: string): { command: readonly string[]; start: number; assess: number } {
  const command = [join(root, entry), 'assess', input];
  const first = { start: wallMsOf(['-e', '0']), assess: wallMsOf(command) };
  const turns = Array.from({ length: rounds }, () => ({ start: wallMsOf(['-e', '0']), assess: wallMsOf(command) }));
  print(
    `${entry}: first run ${first.assess.toFixed(0)} ms, of node -e 0 ${first.start.toFixed(0)} ms; then the median of ${rounds}\n`,
  );
  return { command, start: median(turns.map(({ start }) => start)), assess: median(turns.map(({ assess }) => assess)) };
}

function wallMsOf(args: readonly string[]): number {
  const started = performance.now();
  runNode(args);
  return performance.now() - started;
}

/** The median of five runs. */
function peakMbOf(args: readonly string[]): number {
  const peak = () => Number(/peak=(\d+)/.exec(runNode(['--import', peakReporter, ...args]))?.[1] ?? Number.NaN) / 1024;
  return median(Array.from({ length: 5 }, peak));
}

/** Returns what it wrote to standard error. */
function runNode(args: readonly string[]): string {
  const env = { ...process.env, MISSINGKBS_DATA: folder };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stderr;
}

function print(text: string): void {
  process.stdout.write(text);
}
