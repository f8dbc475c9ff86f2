/** A terminal for tests: keeps what is written, stands still in time. */

import type { Terminal } from '../terminal.ts';

export interface RecordingTerminal extends Terminal {
  readonly out: string;
  readonly err: string;
}

export interface RecordingOptions {
  readonly env?: Record<string, string>;
  readonly stdin?: string | Uint8Array | AsyncIterable<string>;
  readonly width?: number;
  readonly today?: string;
}

export function recordingTerminal(options: RecordingOptions = {}): RecordingTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    env: options.env ?? {},
    stdin: streamOf(options.stdin ?? ''),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    width: options.width,
    colour: false,
    interactive: false,
    now: () => new Date(`${options.today ?? '2026-07-03'}T12:00:00Z`),
    get out() {
      return out.join('');
    },
    get err() {
      return err.join('');
    },
  };
}

async function* streamOf(content: string | Uint8Array | AsyncIterable<string>): AsyncGenerator<Uint8Array | string> {
  if (typeof content === 'string' || content instanceof Uint8Array) yield content;
  else yield* content;
}
