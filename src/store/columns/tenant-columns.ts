/** The devices of one tenant as columns, read anew page by page while somebody asks: each page has a range of ids, so that a device is in one page at any time. */

import { setImmediate, setTimeout } from 'node:timers/promises';
import type { MachineId } from '../../brand.ts';
import { bytesIn, type ColumnPage, type ColumnRow, idAt, packColumns } from './column-page.ts';

/** Devices behind the one id, up to the other or without an end, in the order of their ids; as many as the limit at the most. */
export type ReadRange = (
  after: MachineId | undefined,
  upTo: MachineId | undefined,
  limit: number,
) => readonly ColumnRow[] | Promise<readonly ColumnRow[]>;

/** Devices of a page: some milliseconds of reading, for which a question may wait. One that has grown to twice as many is divided. */
const pageRows = 4_000;
/** In which each page is read once, as long as somebody asks. */
const roundMs = 6_000;
const lateMs = 1_000;
const usualAskedWithinMs = 60_000;
/** What there was no room for is not read again for so long, whoever asks. */
const noRoomMs = 600_000;

interface KeptPage {
  readonly columns: ColumnPage;
  /** The last id of its range; without it the range has no end. */
  readonly upTo?: MachineId;
  readonly readAt: number;
}

const nothing: KeptPage = { columns: packColumns([]), readAt: Number.NEGATIVE_INFINITY };

export class TenantColumns {
  readonly #read: ReadRange;
  readonly #roomFor: (bytes: number) => boolean;
  readonly #askedWithinMs: number;
  #pages: readonly KeptPage[] = [nothing];
  #askedAt = 0;
  #reading = false;

  /** Nothing is kept where there is no room for it, and nothing when nobody has asked within that time. */
  constructor(read: ReadRange, roomFor: (bytes: number) => boolean, askedWithinMs = usualAskedWithinMs) {
    this.#read = read;
    this.#roomFor = roomFor;
    this.#askedWithinMs = askedWithinMs;
  }

  /** What is there, whatever its age: more than any that is told, before everything has been read once. They are read in the background from now on. */
  ask(): { readonly pages: readonly ColumnPage[]; readonly ageMs: number } {
    this.#askedAt = performance.now();
    if (!this.#reading) {
      this.#reading = true;
      // What is wrong with the database is heard by who asks that instead, as long as nothing is here.
      this.#readOn()
        .catch(() => undefined)
        .finally(() => {
          // It would be too old for whoever asks next.
          this.#pages = [nothing];
          this.#reading = false;
        });
    }
    const readAt = this.#pages.reduce((oldest, page) => Math.min(oldest, page.readAt), this.#askedAt);
    return { pages: this.#pages.map(({ columns }) => columns), ageMs: this.#askedAt - readAt };
  }

  get bytes(): number {
    return this.#pages.reduce((sum, { columns }) => sum + bytesIn(columns), 0);
  }

  async #readOn(): Promise<void> {
    for (let at = 0; performance.now() - this.#askedAt <= this.#askedWithinMs; ) {
      const beganAt = performance.now();
      const { upTo, readAt, columns } = this.#pages[at] as KeptPage;
      const pages = await this.#readRange(this.#pages[at - 1]?.upTo, upTo, columns);
      if (pages === undefined) {
        this.#pages = [nothing];
        return setTimeout(noRoomMs, undefined, { ref: false });
      }
      this.#pages = this.#pages.toSpliced(at, 1, ...pages);
      at = (at + pages.length) % this.#pages.length;
      // What is too old to be shown is read as fast as it goes.
      const isLate = beganAt - readAt > roundMs + lateMs;
      const restMs = roundMs / this.#pages.length - (performance.now() - beganAt);
      await (isLate || restMs < 1 ? setImmediate() : setTimeout(restMs, undefined, { ref: false }));
    }
  }

  async #readRange(
    behind: MachineId | undefined,
    upTo: MachineId | undefined,
    before: ColumnPage,
  ): Promise<KeptPage[] | undefined> {
    const readAt = performance.now();
    const whole = await this.#read(behind, upTo, 2 * pageRows);
    if (whole.length < 2 * pageRows)
      return [{ columns: packColumns(whole, before), readAt, ...(upTo !== undefined && { upTo }) }];
    const pages: KeptPage[] = [];
    let bytes = 0;
    for (let after = behind; ; ) {
      await setImmediate();
      const readAt = performance.now();
      const rows = await this.#read(after, upTo, pageRows);
      const isEnd = rows.length < pageRows;
      const columns = packColumns(rows);
      after = isEnd ? upTo : idAt(columns, rows.length - 1);
      pages.push({ columns, readAt, ...(after !== undefined && { upTo: after }) });
      bytes += bytesIn(columns);
      if (!this.#roomFor(bytes)) return undefined;
      if (isEnd) return pages;
    }
  }
}
