/** Cold `assess` of one systeminfo file on the whole feed: wall time and peak memory of the process, built and from source. Needs MISSINGKBS_SHARED. */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const shared = resolve(root, process.env.MISSINGKBS_SHARED ?? '../shared');
const runs = 15;
const referenceMs = 3500;
const bars = { ratio: 15, wallMs: 250, peakMb: 150 };

/** Prints the peak memory of the process that it is imported into. */
const peakReporter =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS))';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
try {
  const input = join(shared, 'devices/11_23H2_x64_enterprise_systeminfo.txt');
  if (!existsSync(input))
    throw new Error(`${input} is not there: set MISSINGKBS_SHARED to the recorded feed and devices.`);
  // In a process of its own: forking from one that has grown to hundreds of megabytes would be measured too.
  run([join(root, 'src/cli/main.ts'), 'sync', '--from', join(shared, 'msrc/cvrf')]);
  run([join(root, 'scripts/build.ts')]);
  const met = ['dist/cli/main.js', 'src/cli/main.ts'].map((entry) => measure(entry, input));
  process.exitCode = met.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(args: readonly string[]): void {
  const env = { ...process.env, MISSINGKBS_DATA: folder };
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function measure(entry: string, input: string): boolean {
  const first = runOnce(entry, input, []).wallMs;
  const wallMs = median(Array.from({ length: runs }, () => runOnce(entry, input, []).wallMs));
  const peakMb = median(Array.from({ length: 5 }, () => runOnce(entry, input, ['--import', peakReporter]).peakMb));
  const ratio = referenceMs / wallMs;
  print(
    `${entry}: first run ${first.toFixed(0)} ms; median of ${runs}: ${wallMs.toFixed(0)} ms (bar ${bars.wallMs}), `,
  );
  print(
    `${ratio.toFixed(1)} x faster than ${referenceMs} ms (bar ${bars.ratio}), peak ${peakMb.toFixed(0)} MB (bar ${bars.peakMb})\n`,
  );
  return wallMs <= bars.wallMs && ratio >= bars.ratio && peakMb <= bars.peakMb;
}

function runOnce(entry: string, input: string, nodeArgs: readonly string[]): { wallMs: number; peakMb: number } {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...nodeArgs, join(root, entry), 'assess', input], {
    env: { ...process.env, MISSINGKBS_DATA: folder },
    encoding: 'utf8',
  });
  const wallMs = performance.now() - started;
  if (status !== 0) throw new Error(`assess ended with ${status}: ${stderr}`);
  return { wallMs, peakMb: Number(/peak=(\d+)/.exec(stderr)?.[1] ?? 0) / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function print(text: string): void {
  process.stdout.write(text);
}
