#!/usr/bin/env node
/** The entry of the command line: switches on the compile cache before anything else is loaded, then runs the command. */

import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCli } = await import('./run.ts');
const { processTerminal } = await import('./terminal.ts');

process.stdout.on('error', leaveWhenReaderHasGone);
process.exitCode = await runCli(process.argv.slice(2), processTerminal());

/** `missingkbs assess … | head` closes the pipe early; that is no fault of ours. */
function leaveWhenReaderHasGone(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
