/** Looks in rows that would be one device's for a column that is not known and tells several hosts apart. */

import { KnownError } from '../errors.ts';
import { plainHeading, rankOfHeading } from './rows/host-column.ts';
import { couldBeHost, isFlagOrDay, isPlainlyHost } from './rows/host-like.ts';
import { isOtherColumn } from './rows/other-columns.ts';
import { perHead, type Row, toText } from './rows/row.ts';

interface Circumstances {
  /** Plain headings by which the rows were divided. */
  readonly used: ReadonlySet<string>;
  /** The rows name their host. */
  readonly isNamed: boolean;
  readonly subjectOf?: (row: Row) => string | undefined;
  readonly openColumns?: true;
}

/** What a column that is not known holds. */
interface Doubt {
  readonly heading: string;
  /** Those that could be names of hosts, by their lower case. */
  readonly values: Map<string, string>;
  filled: number;
  /** Of the filled ones those that could be names of hosts, and those that are built like one. */
  hostLike: number;
  built: number;
  /** For each subject the value beside it. */
  readonly beside: Map<string, string>;
  /** Subjects that stand beside several values, and two of those values. */
  readonly torn: Map<string, readonly [string, string]>;
}

/**
 * KnownError InvalidInput with the name of the column. Two things betray hosts: in rows without a host, several values that
 * could be names of hosts; and in any rows, a subject that one device has once standing beside several of them.
 */
export function refuseHiddenHosts(rows: readonly Row[], circumstances: Circumstances): void {
  for (const doubt of doubtsOf(rows, circumstances)) {
    const values = judge(doubt, rows.length, circumstances);
    if (values === undefined) continue;
    throw new KnownError(
      'InvalidInput',
      `The column "${doubt.heading}" is not known and holds several values ("${values[0]}", "${values[1]}"), as if the rows were of several devices. Name it ComputerName if it names the device, or leave it out.`,
    );
  }
}

function judge(
  doubt: Doubt,
  rows: number,
  { isNamed, openColumns }: Circumstances,
): readonly [string, string] | undefined {
  if (doubt.torn.size >= (openColumns ? 2 : 1)) return doubt.torn.values().next().value;
  const { values, filled, hostLike, built } = doubt;
  // Of columns of any name one betrays hosts that holds a few of them, again and again, on every row.
  const isTold = openColumns ? built === rows && values.size * 2 <= rows : hostLike * 2 >= filled;
  const [one, other] = values.values();
  return isNamed || !isTold || one === undefined || other === undefined ? undefined : [one, other];
}

const doubtfulColumns = perHead(({ names }) =>
  names.flatMap((heading, index) => {
    const isDoubtful = (rankOfHeading(heading) ?? 3) >= 3 && !isOtherColumn(heading);
    return isDoubtful ? [{ heading, plain: plainHeading(heading), place: index }] : [];
  }),
);

function doubtsOf(rows: readonly Row[], circumstances: Circumstances): Iterable<Doubt> {
  const doubts = new Map<string, Doubt>();
  for (const row of rows) {
    const subject = circumstances.subjectOf?.(row);
    for (const { heading, plain, place } of doubtfulColumns(row)) {
      if (place >= row.cells.length) break;
      const text = toText(row.cells[place]);
      if (text === undefined || circumstances.used.has(plain)) continue;
      const doubt = doubts.get(plain) ?? makeDoubt(heading);
      doubts.set(plain, doubt);
      weigh(doubt, text, subject, circumstances);
    }
  }
  return doubts.values();
}

function makeDoubt(heading: string): Doubt {
  return { heading, values: new Map(), filled: 0, hostLike: 0, built: 0, beside: new Map(), torn: new Map() };
}

/** Where the rows name their host, or the source has columns of any name, only what is built like a host's name is a sign. */
function weigh(doubt: Doubt, text: string, subject: string | undefined, circumstances: Circumstances): void {
  const key = text.toLowerCase();
  doubt.filled += 1;
  const isBuilt = isPlainlyHost(text);
  if (isBuilt) doubt.built += 1;
  if (couldBeHost(text)) {
    doubt.hostLike += 1;
    if (!doubt.values.has(key)) doubt.values.set(key, text);
  }
  const isSign = circumstances.isNamed || circumstances.openColumns ? isBuilt : !isFlagOrDay(text);
  if (subject === undefined || !isSign) return;
  const before = doubt.beside.get(subject);
  if (before === undefined) doubt.beside.set(subject, text);
  else if (before.toLowerCase() !== key) doubt.torn.set(subject, [before, text]);
}
