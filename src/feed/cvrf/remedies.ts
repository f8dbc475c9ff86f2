/** What each KB of a document stands for, each combination once: a document says the same of a KB a thousand times. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { FeedRemedy, TallyCounter } from '../../catalog/compile/feed-document.ts';
import type { Update } from '../../catalog/model.ts';
import { fixKindOf } from './fix-kinds.ts';
import type { CvrfRemediation } from './records.ts';

interface Entry {
  readonly kb: KbNumber;
  readonly said: CvrfRemediation;
  readonly place: number;
}

export class RemedyTable {
  readonly #entries: Entry[] = [];
  readonly #byKb = new Map<KbNumber, Entry[]>();

  /** The place that `list` will have this KB at, with all that the record says of it. */
  placeOf(kb: KbNumber, record: CvrfRemediation): number {
    const entries = this.#byKb.get(kb) ?? [];
    const known = entries.find(({ said }) => sayTheSame(said, record));
    if (known) return known.place;
    const entry = { kb, said: record, place: this.#entries.length };
    this.#entries.push(entry);
    if (entries.push(entry) === 1) this.#byKb.set(kb, entries);
    return entry.place;
  }

  list(assumed: TallyCounter): FeedRemedy[] {
    return this.#entries.map(({ kb, said }) => {
      const { kind, known } = fixKindOf(said.subType);
      if (!known) assumed.add('kind of update not known, taken from its other records', `"${said.subType}" of KB${kb}`);
      if (cutNumber.test(said.supercedence)) {
        assumed.add('replaced update whose number is cut off, left out', `"${said.supercedence.trim()}" of KB${kb}`);
      }
      return {
        kb,
        kind,
        url: urlOf(said.url),
        restart: restartOf(said.restart),
        supersedes: kbNumbersIn(said.supercedence).filter((number) => number !== kb),
        build: withoutInvisible(said.fixedBuild),
      };
    });
  }
}

/** Apart from the products. The build first: it is what differs. */
function sayTheSame(a: CvrfRemediation, b: CvrfRemediation): boolean {
  return (
    a.fixedBuild === b.fixedBuild &&
    a.supercedence === b.supercedence &&
    a.subType === b.subType &&
    a.url === b.url &&
    a.restart === b.restart
  );
}

/** A number too short or too long for a KB; "MS16-016" is a bulletin. */
const cutNumber = /(?<![\d-])(?<!MS)(?:\d{3,5}|\d{9,})(?!\d)/i;

/** Every KB number in a text such as "MS16-016, 3124280; MS16-097, 3178034", ascending, each once. */
function kbNumbersIn(text: string): KbNumber[] {
  const numbers = new Set((text.match(/(?<!\d)\d{6,8}(?!\d)/g) ?? []) as KbNumber[]);
  return [...numbers].sort(compareKbs);
}

/** The feed holds "https:///" where it has no address. */
function urlOf(text: string): string {
  const url = text.trim();
  return /^https?:\/\/[^/\s]/i.test(url) && URL.canParse(url) ? url : '';
}

function restartOf(text: string): Update['restart'] {
  const restart = text.trim();
  return restart === 'Yes' || restart === 'Maybe' || restart === 'No' ? restart : '';
}

/** Some builds end in zero-width spaces: KB5046400 of October 2024 has seven. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();
}
