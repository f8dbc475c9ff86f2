/** Runs a command as the shell would, in this process, in a data folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { runCli } from '../run.ts';
import { type RecordingOptions, recordingTerminal } from './recording-terminal.ts';

export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export async function runCommand(args: readonly string[], options: RecordingOptions = {}): Promise<CommandResult> {
  const terminal = recordingTerminal(options);
  const exitCode = await runCli(args, terminal);
  return { exitCode, out: terminal.out, err: terminal.err };
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
