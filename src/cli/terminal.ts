/** Where a command reads and writes, and what it must know of the place: width, colour, the day. Tests pass their own. */

import { styleText } from 'node:util';

export interface Writer {
  write(text: string): unknown;
}

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Writer;
  readonly stderr: Writer;
  /** Columns of standard output; undefined when it is no terminal, so that lines keep their length in a pipe. */
  readonly width: number | undefined;
  readonly colour: boolean;
  /** Standard error is a terminal: a progress bar may move there. */
  readonly interactive: boolean;
  now(): Date;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** The terminal of this process. Colour only on a terminal, never with NO_COLOR (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, env } = process;
  return {
    env,
    // Node makes a stream when it is first asked for it, which takes a while.
    get stdin() {
      return process.stdin;
    },
    stdout,
    get stderr() {
      return process.stderr;
    },
    width: stdout.isTTY ? stdout.columns || 80 : undefined,
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    get interactive() {
      return process.stderr.isTTY === true && env.TERM !== 'dumb';
    },
    now: () => new Date(),
  };
}

export function paint(terminal: Terminal, style: Style, text: string): string {
  return terminal.colour ? styleText(style, text, { validateStream: false }) : text;
}

/** What came from a device or a file, without the control characters that would move the cursor or change the terminal. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

/** Today in UTC, YYYY-MM-DD. */
export function todayOf(terminal: Terminal): string {
  return terminal.now().toISOString().slice(0, 10);
}
