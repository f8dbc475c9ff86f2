/**
 * Divides the rows of a list among the hosts that it names: the KBs of one are never credited to another. What a list that
 * may be of several hosts does not say plainly is not guessed; it is refused with the name of the column.
 */

import { KnownError } from '../errors.ts';
import { type DeviceReadings, parseDeviceName, readEachDevice } from './devices.ts';
import { refuseHiddenHosts } from './hidden-hosts.ts';
import { joinReadings } from './join.ts';
import type { InventoryReading } from './model.ts';
import type { PlacedMessage } from './parsers/parser.ts';
import { readingOf } from './reading-of.ts';
import {
  type ColumnUse,
  chooseColumns,
  columnUnder,
  type HostColumnOptions,
  isStrong,
  isVaried,
  textUnder,
  usesOfColumns,
} from './rows/host-column-use.ts';
import { couldBeHost } from './rows/host-like.ts';
import { keyOfHost, withoutDomain, withoutDots } from './rows/host-name.ts';
import { isCutOff, type Row } from './rows/row.ts';

/** The rows of one device. */
export interface HostRows {
  /** As the list names it; "" where it names none. */
  readonly host: string;
  /** Undefined where the host is not named, or by a text that is cut off or no computer name. */
  readonly computerDnsName?: string;
  readonly rows: readonly Row[];
}

export interface SplitRows {
  /** In the order of the list. */
  readonly hosts: readonly HostRows[];
  /** Rows that are nobody's. */
  readonly problems: readonly PlacedMessage[];
}

export interface SplitOptions extends HostColumnOptions {
  /** What a row reports that a device has once, such as a KB number. Rows without it say nothing of a device. */
  readonly subjectOf?: (row: Row) => string | undefined;
  /** The source writes columns of any name, as the registry does, so that an unknown one is no sign of hosts by itself. */
  readonly openColumns?: true;
}

/**
 * A reading of each host that the rows name, by `read`, which is given the rows of one. A host whose rows contradict each
 * other is a problem and does not take the others with it. KnownErrors of `splitByHost`.
 */
export function readEachHost(
  rows: readonly Row[],
  options: SplitOptions,
  read: (rows: readonly Row[], host: string) => InventoryReading,
): DeviceReadings {
  const { hosts, problems } = splitByHost(rows, options);
  const devices = readEachDevice(
    hosts.map((host) => [host.host, host] as const),
    ({ host, computerDnsName, rows: own }) => joinReadings([readingOf({ computerDnsName }), read(own, host)]),
  );
  return { readings: devices.readings, problems: [...problems, ...devices.problems] };
}

/** KnownError InvalidInput where a column that is not known to name hosts, or a second one, tells several apart. */
export function splitByHost(rows: readonly Row[], options: SplitOptions = {}): SplitRows {
  const uses = usesOfColumns(rows, options);
  const columns = chooseColumns(uses);
  const chosen = columns[0];
  const groups = new Map<string, { host: string; rows: Row[] }>();
  const unnamed: Row[] = [];
  for (const row of rows) {
    const host = hostOf(row, columns);
    if (host === undefined) unnamed.push(row);
    else {
      const group = groups.get(keyOfHost(host)) ?? { host: withoutDomain(host), rows: [] };
      groups.set(keyOfHost(host), group);
      group.rows.push(row);
    }
  }
  const named = [...groups.values()].filter((group) => saysSomething(group, options));
  const { kept, problems } = placeUnnamed(unnamed, named, columns, options);
  const used = new Set(columns.map(({ plain }) => plain));
  for (const { host, rows: own } of kept) {
    refuseCutNames(host, own, chosen, options);
    if (chosen?.rank === 0) continue;
    refuseSecondColumn(own, chosen, uses);
    refuseHiddenHosts(own, { ...options, used, isNamed: host !== '' });
  }
  return { hosts: kept.map(({ host, rows: own }) => ({ host, ...nameOf(host), rows: own })), problems };
}

function hostOf(row: Row, columns: readonly ColumnUse[]): string | undefined {
  for (const { plain } of columns) {
    const text = textUnder(row, plain);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A text line of another text, cut into the columns of a table, names nobody and reports nothing. */
function saysSomething({ host, rows }: Group, { subjectOf }: SplitOptions): boolean {
  return subjectOf === undefined || couldBeHost(withoutDots(host)) || rows.some((row) => subjectOf(row) !== undefined);
}

interface Group {
  readonly host: string;
  readonly rows: Row[];
}

/**
 * Rows without a host beside others: of the only host where their own list has no column for it, nobody's where that
 * column is empty or several hosts are named.
 */
function placeUnnamed(
  unnamed: readonly Row[],
  groups: readonly Group[],
  columns: readonly ColumnUse[],
  { subjectOf }: SplitOptions,
): { readonly kept: readonly Group[]; readonly problems: readonly PlacedMessage[] } {
  const [only, second] = groups;
  const [column] = columns;
  if (only === undefined || column === undefined)
    return { kept: unnamed.length === 0 ? [] : [{ host: '', rows: [...unnamed] }], problems: [] };
  const lost: Row[] = [];
  for (const row of unnamed) {
    const isOpen = second === undefined && !columns.some(({ plain }) => columnUnder(row, plain));
    if (isOpen) only.rows.push(row);
    else if (subjectOf === undefined || subjectOf(row) !== undefined) lost.push(row);
  }
  const first = lost[0];
  if (first === undefined) return { kept: groups, problems: [] };
  const count = lost.length === 1 ? 'the row names' : `${lost.length} rows from here on name`;
  const message = `${count} no device in the column "${column.heading}", which names it for others, and ${lost.length === 1 ? 'was' : 'were'} left out`;
  return { kept: groups, problems: [{ place: first.place, message }] };
}

/** Rows of one host by one column, and of several by another. */
function refuseSecondColumn(rows: readonly Row[], chosen: ColumnUse | undefined, uses: readonly ColumnUse[]): void {
  if (chosen === undefined) return;
  for (const { heading, plain } of uses.filter((use) => use !== chosen && isStrong(use) && isVaried(use))) {
    const hosts = new Map<string, string>();
    for (const row of rows) {
      const text = textUnder(row, plain);
      if (text === undefined || !couldBeHost(text)) continue;
      const [short = ''] = keyOfHost(text).split('.');
      if (short !== 'localhost') hosts.set(short, text);
    }
    const [one, other] = hosts.values();
    if (one === undefined || other === undefined) continue;
    throw new KnownError(
      'InvalidInput',
      `The columns "${chosen.heading}" and "${heading}" name different devices: rows of one device by the first are of ${one} and ${other} by the second. Leave only the column that names the device.`,
    );
  }
}

/** A name that a narrow table cut off may stand for two devices; then both report one subject. */
function refuseCutNames(
  host: string,
  rows: readonly Row[],
  chosen: ColumnUse | undefined,
  { subjectOf }: SplitOptions,
): void {
  if (chosen === undefined || subjectOf === undefined || !isCutOff(host)) return;
  const subjects = rows.flatMap((row) => subjectOf(row) ?? []);
  if (new Set(subjects).size === subjects.length) return;
  throw new KnownError(
    'InvalidInput',
    `The names in the column "${chosen.heading}" are cut off ("${host}") and may be of several devices. Print the list with more width, or as CSV.`,
  );
}

/** "Front desk" is what somebody calls a device; its name has hyphens for blanks, as that of a file has. */
function nameOf(host: string): { computerDnsName?: string } {
  const name = parseDeviceName(host) ?? parseDeviceName(host.trim().replace(/\s+/g, '-'));
  return name === undefined ? {} : { computerDnsName: name };
}
