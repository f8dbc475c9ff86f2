/** Devices with the same open, as a plan goes on: what each of their updates would close now, and what is left. */

import { isOffered } from '../../assessment/offer-list.ts';
import type { KbNumber } from '../../brand.ts';
import { closedRows, coversOf, type RowCovers } from './closed-rows.ts';
import type { OpenUpdates } from './state-summary.ts';

/** On one device. */
export interface Gain {
  /** Vulnerabilities that nothing leaves open any more. */
  readonly vulnerabilities: number;
  /** The same by rows: one that two updates have to close counts twice, as each of them is nearer to it. */
  readonly inRows: number;
}

export class PlanUnit {
  readonly open: OpenUpdates;
  readonly devices: number;
  /** Those that Windows Update offers; what bears a mark is in no plan. */
  readonly offered: readonly KbNumber[];
  readonly #covers: RowCovers;
  readonly #installed = new Set<KbNumber>();
  #closed: readonly boolean[];
  /** By the vulnerabilities of `open`: the rows in which each is open still. */
  #openIn: ReadonlyMap<number, number>;
  /** Of what is installed now. */
  #gains = new Map<KbNumber, Gain>();

  constructor(open: OpenUpdates, devices: number) {
    this.open = open;
    this.devices = devices;
    this.offered = open.install.filter(isOffered).map(({ kb }) => kb);
    this.#covers = coversOf(open);
    this.#closed = open.rows.map(() => false);
    this.#openIn = this.#countOpen(this.#closed);
  }

  /** What the update would close besides those that are installed. */
  gainOf(kb: KbNumber): Gain {
    const gain = this.#gains.get(kb) ?? this.#workOutGain(kb);
    this.#gains.set(kb, gain);
    return gain;
  }

  install(kb: KbNumber): void {
    this.#installed.add(kb);
    this.#closed = closedRows(this.open, this.#covers, (other) => this.#installed.has(other));
    this.#openIn = this.#countOpen(this.#closed);
    this.#gains = new Map();
  }

  /** Rows that are open, and the vulnerabilities that are. */
  left(): { readonly rows: OpenUpdates['rows']; readonly vulnerabilities: readonly number[] } {
    return {
      rows: this.open.rows.filter((_, place) => !this.#closed[place]),
      vulnerabilities: [...this.#openIn.keys()],
    };
  }

  #workOutGain(kb: KbNumber): Gain {
    if (this.#installed.has(kb)) return { vulnerabilities: 0, inRows: 0 };
    const closed = closedRows(this.open, this.#covers, (other) => other === kb || this.#installed.has(other));
    const closedIn = new Map<number, number>();
    let inRows = 0;
    for (const [place, { vulnerabilities }] of this.open.rows.entries()) {
      if (!closed[place] || this.#closed[place]) continue;
      inRows += vulnerabilities.length;
      for (const vulnerability of vulnerabilities) {
        closedIn.set(vulnerability, (closedIn.get(vulnerability) ?? 0) + 1);
      }
    }
    let whole = 0;
    for (const [vulnerability, rows] of closedIn) if (this.#openIn.get(vulnerability) === rows) whole += 1;
    return { vulnerabilities: whole, inRows };
  }

  #countOpen(closed: readonly boolean[]): ReadonlyMap<number, number> {
    const openIn = new Map<number, number>();
    for (const [place, { vulnerabilities }] of this.open.rows.entries()) {
      if (closed[place]) continue;
      for (const vulnerability of vulnerabilities) openIn.set(vulnerability, (openIn.get(vulnerability) ?? 0) + 1);
    }
    return openIn;
  }
}
