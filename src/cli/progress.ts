/** Shows how far a long piece of work has come, on standard error: a bar on a terminal, a plain line at each tenth elsewhere. */

import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** `done` of `total`; the total may grow. */
  update(done: number, total: number): void;
  stop(): void;
}

/** `what` says what is counted: "documents read". */
export function startProgress(what: string, terminal: Terminal): Progress {
  return terminal.interactive ? startBar(what, terminal) : startLines(what, terminal);
}

function startBar(what: string, terminal: Terminal): Progress {
  const bar = new SingleBar({
    format: `{bar} {value} of {total} ${what}`,
    stream: terminal.stderr as NodeJS.WritableStream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(0, 0);
  return {
    update(done, total) {
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function startLines(what: string, terminal: Terminal): Progress {
  let shown = 0;
  return {
    update(done, total) {
      const tenth = total === 0 ? 0 : Math.floor((done / total) * 10);
      if (tenth <= shown) return;
      shown = tenth;
      terminal.stderr.write(`${done} of ${total} ${what}\n`);
    },
    stop() {},
  };
}
