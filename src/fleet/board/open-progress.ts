/** What is open on devices of one kind while updates are installed there one after the other: what each would close then, and what is left. */

import { isOffered } from '../../assessment/offer-list.ts';
import type { KbNumber } from '../../brand.ts';
import { closedRows, coversOf, type RowCovers } from './closed-rows.ts';
import type { OpenUpdate, OpenUpdates } from './state-summary.ts';

/** On one device. */
export interface Gain {
  /** Vulnerabilities that nothing leaves open any more. */
  readonly vulnerabilities: number;
  /** The same by rows: one that two updates have to close counts twice, as each of them is nearer to it. */
  readonly inRows: number;
}

/** Vulnerabilities of one device that stay open, each under the first of these reasons that holds for it; see `PlanLeft`. */
export type PairsLeft = Readonly<Record<(typeof reasonsToStay)[number], number>>;

export const reasonsToStay = ['notInPlan', 'postponed', 'needsEsu', 'supportEnded'] as const;

const nothing: Gain = { vulnerabilities: 0, inRows: 0 };

/** One point of the way; each next one is worked out once, whoever comes by. */
export class OpenProgress {
  readonly open: OpenUpdates;
  /** Those that Windows Update offers; what bears a mark is in no plan. */
  readonly offered: readonly KbNumber[];
  readonly #parts: Parts;
  readonly #installed: ReadonlySet<KbNumber>;
  readonly #closed: readonly boolean[];
  /** Vulnerability by vulnerability of `open`, the rows in which it is open still. */
  readonly #openIn: Uint16Array;
  readonly #gains = new Map<KbNumber, Gain>();
  readonly #next = new Map<KbNumber, OpenProgress>();
  #left: PairsLeft | undefined;

  private constructor(open: OpenUpdates, parts: Parts, installed: ReadonlySet<KbNumber>) {
    this.open = open;
    this.offered = parts.offered;
    this.#parts = parts;
    this.#installed = installed;
    parts.made();
    this.#closed = closedRows(open, parts.covers, (kb) => installed.has(kb));
    this.#openIn = new Uint16Array(open.vulnerabilities.length);
    for (const [row, places] of parts.placesOf.entries()) {
      if (!this.#closed[row]) for (const place of places) this.#openIn[place] = (this.#openIn[place] as number) + 1;
    }
  }

  /** `made` is called for each point of the way. */
  static begin(open: OpenUpdates, made: () => void): OpenProgress {
    const parts = {
      made,
      covers: coversOf(open),
      offered: open.install.filter(isOffered).map(({ kb }) => kb),
      placesOf: open.rows.map((row) => placesIn(open.vulnerabilities, row.vulnerabilities)),
    };
    return new OpenProgress(open, parts, new Set());
  }

  /** What the update would close besides those that are installed. */
  gainOf(kb: KbNumber): Gain {
    const gain = this.#gains.get(kb) ?? this.#workOutGain(kb);
    this.#gains.set(kb, gain);
    return gain;
  }

  install(kb: KbNumber): OpenProgress {
    const next = this.#next.get(kb) ?? new OpenProgress(this.open, this.#parts, new Set([...this.#installed, kb]));
    this.#next.set(kb, next);
    return next;
  }

  /** Worked out once, as gains are: of the next count only the numbers of devices are new. */
  pairsLeft(): PairsLeft {
    this.#left ??= leftIn(this.open.rows.filter((_, row) => !this.#closed[row]));
    return this.#left;
  }

  #workOutGain(kb: KbNumber): Gain {
    if (this.#installed.has(kb)) return nothing;
    const { covers, placesOf } = this.#parts;
    const closed = closedRows(this.open, covers, (other) => other === kb || this.#installed.has(other));
    const left = this.#openIn.slice();
    let vulnerabilities = 0;
    let inRows = 0;
    for (const [row, places] of placesOf.entries()) {
      if (!closed[row] || this.#closed[row]) continue;
      inRows += places.length;
      for (const place of places) {
        const rows = (left[place] as number) - 1;
        left[place] = rows;
        if (rows === 0) vulnerabilities += 1;
      }
    }
    return { vulnerabilities, inRows };
  }
}

function leftIn(rows: OpenUpdates['rows']): PairsLeft {
  const seen = new Set<number>();
  const count = (isMeant: (row: OpenUpdate) => boolean): number => {
    const before = seen.size;
    for (const row of rows) if (isMeant(row)) for (const place of row.vulnerabilities) seen.add(place);
    return seen.size - before;
  };
  return {
    notInPlan: count((row) => isOffered(row) && row.postponed === undefined),
    postponed: count((row) => isOffered(row) && row.postponed !== undefined),
    needsEsu: count((row) => row.needsEsu === true),
    supportEnded: count((row) => row.notOffered !== undefined),
  };
}

interface Parts {
  readonly made: () => void;
  readonly covers: RowCovers;
  readonly offered: readonly KbNumber[];
  /** Row by row, where its vulnerabilities stand among all that are open. */
  readonly placesOf: readonly Uint32Array[];
}

/** Both ascending, the second within the first. */
function placesIn(all: Uint32Array, some: Uint32Array): Uint32Array {
  let place = 0;
  return some.map((wanted) => {
    while ((all[place] as number) < wanted) place += 1;
    return place;
  });
}

/** Some tens of megabytes. Plans of one fleet go nearly the same way, whatever the filter. */
const mostPoints = 50_000;

/** Where ways begin: what was worked out of one lasts as long as what is open. */
export class PlanMemory {
  #begun = new WeakMap<OpenUpdates, OpenProgress>();
  #points = 0;

  begin(open: OpenUpdates): OpenProgress {
    if (this.#points > mostPoints) {
      this.#begun = new WeakMap();
      this.#points = 0;
    }
    const begun = this.#begun.get(open) ?? OpenProgress.begin(open, () => (this.#points += 1));
    this.#begun.set(open, begun);
    return begun;
  }
}
