/** The side of an export's thread in its talk with the thread of the requests. */

import type { MessagePort } from 'node:worker_threads';
import type { MachineId } from '../../brand.ts';
import type { StateId } from '../../store/store.ts';
import type { ExportJob } from './export-job.ts';
import { Rooms } from './rooms.ts';
import type { ToldStates } from './state-parts.ts';
import type { FromExport, ToExport } from './thread-messages.ts';

/** Nobody wants the rest. */
export class Stopped extends Error {}

type Answer = Extract<ToExport, { kind: 'told' | 'past' }>;

export class ThreadTalk {
  readonly #port: MessagePort;
  /** Of the job: what lies in those of the job before may still be on its way. */
  #rooms = new Rooms();
  #isStopped = false;
  /** The thread waits for one of them at a time. */
  #job = Promise.withResolvers<ExportJob | undefined>();
  #answer: PromiseWithResolvers<Answer> | undefined;
  #roomIsFree: PromiseWithResolvers<void> | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (message: ToExport) => this.#hear(message));
  }

  /** Undefined when there will be none. */
  async nextJob(): Promise<ExportJob | undefined> {
    const job = await this.#job.promise;
    if (job !== undefined) this.#job = Promise.withResolvers();
    return job;
  }

  say(message: FromExport): void {
    this.#port.postMessage(message);
  }

  async tell(states: readonly StateId[]): Promise<ToldStates> {
    const answer = await this.#ask({ kind: 'tell', states });
    return (answer as Extract<Answer, { kind: 'told' }>).told;
  }

  async past(id: MachineId): Promise<readonly StateId[]> {
    const answer = await this.#ask({ kind: 'past', id });
    return (answer as Extract<Answer, { kind: 'past' }>).states;
  }

  /** Resolves when all of them are under way, and may be written over. */
  async send(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      this.checkStopped();
      const put = this.#rooms.put(bytes, from);
      if (put === undefined) {
        this.#roomIsFree = Promise.withResolvers();
        await this.#roomIsFree.promise;
        continue;
      }
      this.say({ kind: 'bytes', ...put });
      from += put.length;
    }
  }

  /** Throws `Stopped`. */
  checkStopped(): void {
    if (this.#isStopped) throw new Stopped();
  }

  close(): void {
    this.#port.close();
  }

  #ask(question: FromExport): Promise<Answer> {
    this.checkStopped();
    this.#answer = Promise.withResolvers();
    this.say(question);
    return this.#answer.promise;
  }

  #hear(message: ToExport): void {
    switch (message.kind) {
      case 'start':
        this.#isStopped = false;
        this.#rooms = new Rooms();
        this.#job.resolve(message.job);
        break;
      case 'taken':
        this.#rooms.free(message.room);
        this.#roomIsFree?.resolve();
        break;
      case 'stop':
        this.#stop();
        break;
      case 'close':
        this.#stop();
        this.#job.resolve(undefined);
        break;
      default:
        this.#answer?.resolve(message);
    }
  }

  #stop(): void {
    this.#isStopped = true;
    this.#roomIsFree?.resolve();
    this.#answer?.reject(new Stopped());
  }
}
