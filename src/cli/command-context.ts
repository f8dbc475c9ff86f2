/** What a command gets and what it leaves: the place to read and write, and its exit code. */

import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly terminal: Terminal;
  exitCode: number;
}
