/** One run of the command line as a process of its own: how it ended, what it said, what it took. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const mainFile = join(resolve(import.meta.dirname, '../..'), 'src/cli/main.ts');

export interface RunOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** The process is killed then. */
  readonly withinMs?: number;
  /** Killed after this time, as by kill -9. */
  readonly killAfterMs?: number;
}

export interface CommandRun {
  /** Null when it was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** Greatest memory, where the system tells. */
  readonly peakMb: number;
}

export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<CommandRun> {
  const { folder, env = {}, input, withinMs = 60_000, killAfterMs } = options;
  const started = performance.now();
  const child = spawn(process.execPath, [mainFile, ...args], {
    env: {
      ...(process.env.PATH !== undefined && { PATH: process.env.PATH }),
      ...(folder !== undefined && { MISSINGKBS_DATA: folder }),
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const peak = watchMemory(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs ?? withinMs);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { exitCode, stdout: stdout(), stderr: stderr(), ms: performance.now() - started, peakMb: peak() };
}

/** Resident memory of a process, in megabytes; not a number where the system does not tell. */
export function memoryOf(pid: number | undefined, field: 'VmHWM' | 'VmRSS'): number {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function watchMemory(child: ChildProcess): () => number {
  let peak = Number.NaN;
  const timer = setInterval(() => {
    const now = memoryOf(child.pid, 'VmHWM');
    if (now > peak || Number.isNaN(peak)) peak = now;
  }, 50);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** The first megabyte of what comes. */
function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < 1_000_000) text += chunk;
  });
  return () => text;
}
