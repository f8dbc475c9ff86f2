/** Where attacks happen: data folders with the catalogue, servers and commands that are ended with the run. Nothing here leaves the loopback. */

import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { syncFromFolder } from '../../src/feed/sync.ts';
import { type CommandRun, type RunOptions, runCommand } from './command.ts';
import { type ServerOptions, ServerUnderAttack } from './server.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface LabOptions {
  readonly short: boolean;
}

export class Lab {
  readonly short: boolean;
  /** The whole recorded feed where there is one, else the sample. */
  readonly catalogFile: string;
  readonly #folder: string;
  readonly #servers = new Set<ServerUnderAttack>();
  readonly #cleanups: (() => void)[] = [];
  #folders = 0;

  private constructor({ short }: LabOptions, folder: string) {
    this.short = short;
    this.#folder = folder;
    this.catalogFile = join(folder, 'catalog.bin');
  }

  static async open(options: LabOptions): Promise<Lab> {
    const lab = new Lab(options, mkdtempSync(join(tmpdir(), 'missingkbs-attack-')));
    await syncFromFolder({ folder: lab.feedFolder, catalogFile: lab.catalogFile });
    return lab;
  }

  /** CVRF documents. */
  get feedFolder(): string {
    const recorded = resolve(root, process.env.MISSINGKBS_SHARED ?? '../shared', 'msrc/cvrf');
    return existsSync(recorded) ? recorded : this.sampleFolder;
  }

  get sampleFolder(): string {
    return join(root, 'samples/catalog');
  }

  /** A number for a short run, and one for a long one. */
  size(short: number, long: number): number {
    return this.short ? short : long;
  }

  /** A new, empty folder. */
  newFolder(): string {
    this.#folders += 1;
    const folder = join(this.#folder, String(this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** A new data folder with the catalogue. */
  newDataFolder(): string {
    const folder = this.newFolder();
    cpSync(this.catalogFile, join(folder, 'catalog.bin'));
    return folder;
  }

  /** In a new data folder if none is given. Ends with the run, if not before. */
  async startServer(options: ServerOptions = {}): Promise<ServerUnderAttack> {
    const server = await ServerUnderAttack.start({ folder: options.folder ?? this.newDataFolder(), ...options });
    this.#servers.add(server);
    return server;
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<CommandRun> {
    return runCommand(args, options);
  }

  /** For what is not ended by ending servers and removing folders. */
  atTheEnd(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  async endServers(): Promise<void> {
    for (const server of this.#servers) await server.kill();
    this.#servers.clear();
    for (const cleanup of this.#cleanups.splice(0).reverse()) cleanup();
  }

  async close(): Promise<void> {
    await this.endServers();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
