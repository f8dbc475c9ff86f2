#!/usr/bin/env node
/** The entry of the command line: switches on the compile cache before anything else is loaded, then runs the command. */

import { keepCompiled } from './compile-cache.ts';

const args = process.argv.slice(2);
keepCompiled(args[0], process.env);
process.stdout.on('error', leaveWhenReaderHasGone);
void run();

/** Loaded only now, so that the cache holds it. */
async function run(): Promise<void> {
  const { runCli } = await import('./run.ts');
  const { processTerminal } = await import('./terminal.ts');
  process.exitCode = await runCli(args, processTerminal());
}

/** `missingkbs assess … | head` closes the pipe early; that is no fault of ours. */
function leaveWhenReaderHasGone(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
