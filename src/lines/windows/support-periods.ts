/** How long Microsoft supports each release of Windows, by edition, and which release comes after it. */

import { supportTable } from './support-table.ts';

/**
 * Editions that Microsoft supports alike: Home and Pro; Enterprise and Education; the Long-Term Servicing Channel, of
 * which IoT Enterprise has a longer one; the Semi-Annual and Annual Channel of Windows Server; Azure Local, once Azure
 * Stack HCI. `all` stands for those of a release that have no row of their own.
 */
export type SupportEdition = 'all' | 'home-pro' | 'enterprise' | 'ltsc' | 'iot-ltsc' | 'sac' | 'azure-local';

export interface SupportPeriod {
  /** As in `os-lines`: "Windows 10 21H2". */
  readonly line: string;
  readonly edition: SupportEdition;
  /** Day of release, YYYY-MM-DD. */
  readonly from: string;
  /** Last day: an update of this day is offered, a later one is not. */
  readonly until: string;
  /** Last day of Extended Security Updates, for those who have bought them. */
  readonly esuUntil?: string;
}

/**
 * What endoflife.date does not have. Facts: Microsoft's lifecycle pages of Windows 7, of Windows 10 1511 (Enterprise and
 * Education got six months more), of Azure Stack HCI and of Azure Local, whose releases follow each other without an end.
 */
const additions: readonly SupportPeriod[] = [
  { line: 'Windows 7', edition: 'all', from: '2011-02-22', until: '2020-01-14', esuUntil: '2023-01-10' },
  { line: 'Windows 10 1511', edition: 'enterprise', from: '2015-11-10', until: '2018-04-10' },
  { line: 'Azure Stack HCI OS 22H2', edition: 'azure-local', from: '2022-10-25', until: '2025-05-31' },
  { line: 'Azure Local', edition: 'azure-local', from: '2024-11-19', until: '9999-12-31' },
];

const known: readonly SupportPeriod[] = [...supportTable, ...additions];
const periodsByLine: ReadonlyMap<string, readonly SupportPeriod[]> = Map.groupBy(
  new Map(known.map((period) => [`${period.line}/${period.edition}`, period])).values(),
  ({ line }) => line,
);

/** Every period of a line, one an edition; none for a line that no table has. */
export function supportPeriodsOf(line: string): readonly SupportPeriod[] {
  return periodsByLine.get(line) ?? [];
}

/** The day after which nobody gets anything for it. */
export function lastDayOf({ until, esuUntil }: SupportPeriod): string {
  return esuUntil ?? until;
}

/** Families of releases, oldest first: who must leave a release goes to the newest of its family, else to that of a later one. */
const families: readonly (readonly RegExp[])[] = [
  [/^Windows Vista$/, /^Windows 7$/, /^Windows 8$/, /^Windows 8\.1$/, /^Windows 10\b/, /^Windows 11\b/],
  [/^Windows Server\b/],
  [/^Azure Stack HCI\b/, /^Azure Local$/],
];

/** Comes with new devices only; no device is upgraded to it. Fact: Microsoft's announcement of Windows 11 26H1. */
const newDevicesOnly: ReadonlySet<string> = new Set(['Windows 11 26H1']);

export interface NextRelease {
  readonly release: SupportPeriod;
  /** Of the device's own family, where that lives on Extended Security Updates alone. */
  readonly orExtended?: SupportPeriod;
}

/** Where devices of this line and of these editions go on that day to be supported; undefined where there is nothing. */
export function nextReleaseOf(line: string, editions: readonly SupportEdition[], day: string): NextRelease | undefined {
  const later = known.filter(
    (period) =>
      editions.includes(period.edition) &&
      supportPeriodsOf(line).some(({ from }) => from < period.from) &&
      period.from <= day &&
      !newDevicesOnly.has(period.line),
  );
  const [own, ...others] = familiesFrom(line);
  if (!own) return undefined;
  for (const family of [own, ...others]) {
    const release = newestOf(later.filter((period) => family.test(period.line) && day <= period.until));
    if (!release) continue;
    const extended = later.filter((period) => own.test(period.line) && day <= lastDayOf(period));
    const orExtended = family === own ? undefined : newestOf(extended);
    return { release, ...(orExtended && { orExtended }) };
  }
  return undefined;
}

/** The line's own family and those after it. */
function familiesFrom(line: string): readonly RegExp[] {
  const order = families.find((family) => family.some((pattern) => pattern.test(line))) ?? [];
  return order.slice(order.findIndex((pattern) => pattern.test(line)));
}

function newestOf(periods: readonly SupportPeriod[]): SupportPeriod | undefined {
  return periods.reduce<SupportPeriod | undefined>(
    (best, next) => (best && best.from >= next.from ? best : next),
    undefined,
  );
}
