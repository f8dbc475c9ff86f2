/** A server that is attacked: a process of its own on the loopback, with an application that may do everything. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApplicationCredentials, createApplication } from '../../src/access/applications.ts';
import { openStore } from '../../src/store/open.ts';
import { fetchToken } from '../../test/builders/fetch-token.ts';
import { mainFile, memoryOf } from './command.ts';

export const tenant = 'attacked.example';
export const audience = 'https://api.securitycenter.microsoft.com';

export interface ServerOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What bash is to do before it becomes the server: `ulimit -f 1000`. */
  readonly before?: string;
}

/** Off, since one attacker's limit would hide what the attack does to others. */
const noLimits = {
  MISSINGKBS_LIMIT_PER_MINUTE: '0',
  MISSINGKBS_LIMIT_PER_HOUR: '0',
  MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0',
  MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0',
};

export class ServerUnderAttack {
  readonly url: string;
  readonly folder: string;
  readonly application: ApplicationCredentials;
  readonly #process: ChildProcess;
  #token = '';

  private constructor(url: string, folder: string, application: ApplicationCredentials, process: ChildProcess) {
    this.url = url;
    this.folder = folder;
    this.application = application;
    this.#process = process;
  }

  /** Rejects with what the server said when it does not start. */
  static async start({ folder, env = {}, before }: ServerOptions & { folder: string }): Promise<ServerUnderAttack> {
    const application = await addApplication(folder);
    const command =
      before === undefined ? [process.execPath] : ['bash', '-c', `${before}; exec "$0" "$@"`, process.execPath];
    const log = openSync(join(folder, 'server.log'), 'a');
    const child = spawn(command[0] as string, [...command.slice(1), mainFile, 'serve'], {
      env: {
        ...(process.env.PATH !== undefined && { PATH: process.env.PATH }),
        MISSINGKBS_DATA: folder,
        MISSINGKBS_PORT: '0',
        ...noLimits,
        ...env,
      },
      stdio: ['ignore', log, 'pipe'],
    });
    closeSync(log);
    const url = await urlOf(child);
    const server = new ServerUnderAttack(url, folder, application, child);
    server.#token = await server.askForToken();
    return server;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Resident now, in megabytes. */
  get memoryMb(): number {
    return memoryOf(this.#process.pid, 'VmRSS');
  }

  get log(): string {
    return readFileSync(join(this.folder, 'server.log'), 'utf8');
  }

  askForToken(application = this.application): Promise<string> {
    return fetchToken(this.url, tenant, application);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers: { ...this.headers, ...headers },
      signal: AbortSignal.timeout(60_000),
    });
  }

  /** Status and text of the answer, and how long it took. */
  async ask(path: string): Promise<{ readonly status: number; readonly text: string; readonly ms: number }> {
    const started = performance.now();
    const answer = await this.get(path);
    const text = await answer.text();
    return { status: answer.status, text, ms: performance.now() - started };
  }

  async put(id: string, inventory: unknown): Promise<number> {
    const answer = await fetch(`${this.url}/api/machines/${id}/inventory`, {
      method: 'PUT',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: typeof inventory === 'string' ? inventory : JSON.stringify(inventory),
      signal: AbortSignal.timeout(60_000),
    });
    await answer.text();
    return answer.status;
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.running) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }
}

async function addApplication(folder: string): Promise<ApplicationCredentials> {
  const store = await openStore({ dataFolder: folder });
  try {
    return await createApplication(store, {
      tenant,
      roles: ['Software.Read.All', 'Machine.Read.All', 'Machine.ReadWrite.All'],
    });
  } finally {
    await store.close();
  }
}

/** From then on what the server says is dropped: its log is in a file. */
function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /listens on (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
  });
}
