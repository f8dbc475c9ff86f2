/** Cold `assess` of one systeminfo file on the whole feed beside Node's own start, in turns: wall time and peak memory of the process, built and from source. Needs MISSINGKBS_SHARED. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const shared = resolve(root, process.env.MISSINGKBS_SHARED ?? '../shared');
const rounds = 25;
/** Only what is installed is held to the bars; from source, Node strips types and finds every file by itself. */
const bars = { ratio: 2.2, peakMb: 100 };

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
  measure('src/cli/main.ts', input);
  process.exitCode = built.ratio <= bars.ratio && built.peakMb <= bars.peakMb ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In turns, so that what else the machine does meets both; the first of each is shown, and not counted. */
function measure(entry: string, input: string): { ratio: number; peakMb: number } {
  const command = [join(root, entry), 'assess', input];
  const first = { start: wallMsOf(['-e', '0']), assess: wallMsOf(command) };
  const turns = Array.from({ length: rounds }, () => ({ start: wallMsOf(['-e', '0']), assess: wallMsOf(command) }));
  const start = median(turns.map((turn) => turn.start));
  const assess = median(turns.map((turn) => turn.assess));
  const peakMb = median(Array.from({ length: 5 }, () => peakMbOf(command)));
  const ratio = assess / start;
  print(
    `${entry}: median of ${rounds}: ${assess.toFixed(0)} ms (first run ${first.assess.toFixed(0)}), node -e 0 in turns with it ${start.toFixed(0)} ms (first run ${first.start.toFixed(0)})\n`,
  );
  print(
    `  ${ratio.toFixed(2)} x Node's start (bar ${bars.ratio}), peak ${peakMb.toFixed(0)} MB (bar ${bars.peakMb})\n`,
  );
  return { ratio, peakMb };
}

function wallMsOf(args: readonly string[]): number {
  const started = performance.now();
  runNode(args);
  return performance.now() - started;
}

function peakMbOf(args: readonly string[]): number {
  return Number(/peak=(\d+)/.exec(runNode(['--import', peakReporter, ...args]))?.[1] ?? Number.NaN) / 1024;
}

/** Returns what it wrote to standard error. */
function runNode(args: readonly string[]): string {
  const env = { ...process.env, MISSINGKBS_DATA: folder };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stderr;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function print(text: string): void {
  process.stdout.write(text);
}
