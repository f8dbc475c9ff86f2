/** Takes devices of one tenant into the store in batches. One batch is written while the next is gathered, and no more. */

import type { DeviceRecord } from '../store/device-record.ts';
import type { SaveCounts, Store } from '../store/store.ts';

/** Devices that are written at once, all or none. Twice as many would be little faster, and a write of others waits for one. */
const batchDevices = 2_000;
/** Of inventories that are longer than most, fewer. */
const batchCharacters = 8 * 1024 * 1024;

export class TakeIn {
  readonly #store: Store;
  readonly #tenant: string;
  #batch: DeviceRecord[] = [];
  #characters = 0;
  #writing: Promise<void> = Promise.resolve();
  #counts: SaveCounts = { created: 0, replaced: 0, outdated: 0 };

  constructor(store: Store, tenant: string) {
    this.#store = store;
    this.#tenant = tenant;
  }

  /** Gives what is to be waited for before the next is added, when there is. It rejects as the store does. */
  add(record: DeviceRecord): Promise<void> | undefined {
    this.#batch.push(record);
    this.#characters += record.detail.text.length;
    const isFull = this.#batch.length >= batchDevices || this.#characters >= batchCharacters;
    return isFull ? this.#write() : undefined;
  }

  /** Writes what is left. Nothing may be added any more. */
  async end(): Promise<SaveCounts> {
    if (this.#batch.length > 0) await this.#write();
    await this.#writing;
    return this.#counts;
  }

  /** What was written, when nothing more will be: what is gathered is left. */
  async breakOff(): Promise<SaveCounts> {
    await this.#writing.catch(() => undefined);
    return this.#counts;
  }

  async #write(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#characters = 0;
    await this.#writing;
    this.#writing = this.#save(batch);
    // Whoever waits for it next meets its failure.
    this.#writing.catch(() => undefined);
  }

  async #save(batch: readonly DeviceRecord[]): Promise<void> {
    const { created, replaced, outdated } = await this.#store.devices.saveRecords(this.#tenant, batch);
    const before = this.#counts;
    this.#counts = {
      created: before.created + created,
      replaced: before.replaced + replaced,
      outdated: before.outdated + outdated,
    };
  }
}
