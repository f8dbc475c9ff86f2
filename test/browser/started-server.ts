/** A server as a user starts it, for browsers: `start` in a data folder of its own, with the samples and, where a test wants it, a made-up fleet. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');
/** The last line that start prints begins so. */
const lastLine = 'Credentials that last:';

export class StartedServer {
  readonly url: string;
  /** The one that start printed. */
  readonly link: string;
  readonly #process: ChildProcess;
  readonly #env: NodeJS.ProcessEnv;
  readonly dataFolder: string;

  constructor(printed: string, process: ChildProcess, env: NodeJS.ProcessEnv, folder: string) {
    this.url = /^missingkbs listens on (\S+)$/m.exec(printed)?.[1] ?? '';
    this.link = /^http\S+\/sign-in\?code=\S+$/m.exec(printed)?.[0] ?? '';
    this.#process = process;
    this.#env = env;
    this.dataFolder = folder;
  }

  /** Another link, as `missingkbs sign-in` makes it. */
  makeLink(...options: readonly string[]): string {
    const printed = this.run('sign-in', ...options);
    return `${this.url}${new URL(printed.trim()).pathname}${new URL(printed.trim()).search}`;
  }

  /** A command with the settings of this server. Gives what it prints. */
  run(...args: readonly string[]): string {
    return execFileSync(process.execPath, [main, ...args], { env: this.#env, encoding: 'utf8' });
  }

  async close(): Promise<void> {
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
    rmSync(this.dataFolder, { recursive: true });
  }
}

export interface StartedOptions {
  /** Made up, in the tenant demo.example. */
  readonly devices?: number;
  /** Documents of the feed, in place of the samples. */
  readonly documents?: string;
  /** A file of KEV. */
  readonly kev?: string;
  /** A folder of inventories that the same tenant gets. */
  readonly inventories?: string;
  /** More settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

export const demoTenant = 'demo.example';

export async function startServerForBrowsers(options: StartedOptions = {}): Promise<StartedServer> {
  const { devices = 0, environment = {}, documents, kev, inventories } = options;
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-browser-'));
  const env = {
    PATH: process.env.PATH,
    MISSINGKBS_DATA: folder,
    MISSINGKBS_PORT: '0',
    // A test looks at more in a minute than a person.
    MISSINGKBS_LIMIT_PER_MINUTE: '0',
    MISSINGKBS_LIMIT_PER_HOUR: '0',
    // Nothing listens there: no test asks Microsoft.
    MISSINGKBS_FEED_URL: 'http://127.0.0.1:9/none',
    ...environment,
  };
  const run = (...command: readonly string[]) =>
    execFileSync(process.execPath, [main, ...command], { env, stdio: 'pipe' });
  if (documents !== undefined) run('sync', '--from', documents);
  if (kev !== undefined) run('sync', '--kev', kev);
  const started = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = text(started.stderr);
  let printed = '';
  for await (const chunk of started.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += chunk;
    if (printed.includes(lastLine)) break;
  }
  if (!printed.includes(lastLine)) throw new Error(`start ended early: ${printed}${await complaints}`);
  const server = new StartedServer(printed, started, env, folder);
  if (devices > 0) run('demo', '--devices', `${devices}`, '--tenant', demoTenant);
  if (inventories !== undefined) run('import', inventories, '--tenant', demoTenant);
  return server;
}
