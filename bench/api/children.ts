/** Processes beside the one that orchestrates: started, asked one thing at a time, ended. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Child {
  ask<Question, Answer>(question: Question): Promise<Answer>;
  end(): Promise<unknown>;
}

/** `file` is one of this folder. */
export function startChild(file: string, args: readonly string[] = [], nodeArgs: readonly string[] = []): Child {
  const child = fork(join(import.meta.dirname, file), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...nodeArgs],
  });
  return {
    async ask(question) {
      const answered = answerOf(child);
      child.send(question as object);
      return (await answered) as never;
    },
    end() {
      const ended = once(child, 'exit');
      child.disconnect();
      return ended;
    },
  };
}

/** For the child: each message is a question, and what `answer` gives goes back. It ends when nobody can ask any more. */
export function answerMessages<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.on('message', async (question) => process.send?.(await answer(question as Question)));
  // By itself, so that a profile is written.
  process.on('disconnect', () => process.exit());
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  try {
    const exit = once(child, 'exit', { signal: over.signal }).then(([code]) => {
      throw new Error(`A process of the bench ended with ${code}.`);
    });
    const [answer] = await Promise.race([once(child, 'message', { signal: over.signal }), exit]);
    return answer;
  } finally {
    over.abort();
  }
}
