/** Whether Windows Update offers an update of Windows to this device: end of support by edition, Extended Security Updates. */

import { lastDayOf, type NextRelease, nextReleaseOf, type SupportPeriod } from '../lines/windows/support-periods.ts';
import { editionNames, supportOfDevice } from './device-support.ts';
import type { Exposure } from './exposures.ts';
import type { Note, OfferMarks } from './model.ts';
import type { PatchState } from './patch-state.ts';

export interface Support {
  /** Without marks for what is offered: all that was released while the device was supported, and software beside Windows. */
  marksOf(exposure: Exposure): OfferMarks;
  /** What of the marks on these cannot be told. */
  notesOn(exposures: readonly Exposure[]): readonly Note[];
  /** The periods that count for the device; none where no table knows its edition. */
  readonly periods: readonly SupportPeriod[];
  /** What an update that comes out on that day is for the device; undefined without any period. */
  statusOn(day: string): SupportStatus | undefined;
  /** Where the device goes on that day to be supported again. */
  upgradeOn(day: string): NextRelease | undefined;
}

/** `reachedDay` is the day of the newest security update of the system that the device has, "" where it has none. */
export type SupportFinder = (line: string, state: SupportedState, reachedDay: string) => Support;

/** What of a device its support depends on. */
type SupportedState = Pick<PatchState, 'osName' | 'osEdition' | 'esu'>;

const mostKept = 10_000;

/** The same object for devices that are supported alike, as long as there are not too many. */
export function createSupportFinder(): SupportFinder {
  const kept = new Map<string, Support>();
  return (line, state, reachedDay) => {
    const { osName, osEdition, esu } = state;
    const key = JSON.stringify([line, osName, osEdition, esu, reachedDay]);
    const known = kept.get(key);
    if (known) return known;
    const support = supportOf(line, state, reachedDay);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, support);
    return support;
  };
}

function supportOf(line: string, state: SupportedState, reachedDay: string): Support {
  const { counted, possible, doubt, upgradable } = supportOfDevice(line, state, reachedDay);
  const marks = new Map<string, OfferMarks>();
  const statusIn = (period: SupportPeriod, released: string) => statusOf(period, released, state.esu, reachedDay);
  const doubtful = new Map<string, boolean>();
  const isInDoubt = ({ owner, remedy: { released } }: Exposure) => {
    if (owner.component === 'software') return false;
    const known = doubtful.get(released);
    if (known !== undefined) return known;
    const status = bestOf(counted.map((period) => statusIn(period, released)));
    const inDoubt = possible.some((period) => statusIn(period, released) !== status);
    doubtful.set(released, inDoubt);
    return inDoubt;
  };
  return {
    marksOf({ owner, remedy: { released } }) {
      if (owner.component === 'software') return offered;
      const offerMarks = marks.get(released) ?? marksIn(counted, (period) => statusIn(period, released));
      marks.set(released, offerMarks);
      return offerMarks;
    },
    notesOn: (exposures) =>
      exposures.some(isInDoubt) ? [{ kind: 'cannot-tell', about: 'osEdition', reason: doubt }] : [],
    periods: counted,
    statusOn: (day) => (counted.length === 0 ? undefined : bestOf(counted.map((period) => statusIn(period, day)))),
    upgradeOn: (day) => nextReleaseOf(line, upgradable, day),
  };
}

export type SupportStatus = 'offered' | 'needs-esu' | 'ended';

const offered: OfferMarks = {};

function statusOf(
  period: SupportPeriod,
  released: string,
  esu: boolean | undefined,
  reachedDay: string,
): SupportStatus {
  if (released <= period.until || hasEsu(period, released, esu, reachedDay)) return 'offered';
  return released <= lastDayOf(period) ? 'needs-esu' : 'ended';
}

/**
 * Extended Security Updates are bought by the year. An update of one year, which installs on no device without them, shows
 * that this device has that year's; programmes that went on for longer (Windows Server 2008 R2 on Azure) show as well.
 */
function hasEsu(period: SupportPeriod, released: string, esu: boolean | undefined, reachedDay: string): boolean {
  if (period.esuUntil === undefined || esu === false) return false;
  if (esu && released <= period.esuUntil) return true;
  return reachedDay > period.until && yearAfter(period.until, released) <= yearAfter(period.until, reachedDay);
}

/** 1 in the first year after the day, 2 in the second. */
function yearAfter(end: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(end.slice(0, 4));
  return day.slice(4) > end.slice(4) ? years + 1 : years;
}

function bestOf(statuses: readonly SupportStatus[]): SupportStatus {
  if (statuses.length === 0 || statuses.includes('offered')) return 'offered';
  return statuses.includes('needs-esu') ? 'needs-esu' : 'ended';
}

function marksIn(periods: readonly SupportPeriod[], statusIn: (period: SupportPeriod) => SupportStatus): OfferMarks {
  const status = bestOf(periods.map(statusIn));
  if (status === 'offered') return offered;
  if (status === 'needs-esu') return { needsEsu: true };
  const last = periods.reduce((a, b) => (lastDayOf(b) > lastDayOf(a) ? b : a));
  return { notOffered: { reason: `${endOf(last)}.`, since: lastDayOf(last) } };
}

function endOf({ line, edition, until, esuUntil }: SupportPeriod): string {
  if (esuUntil !== undefined) return `Extended Security Updates for ${line} ended on ${esuUntil}`;
  const whose = edition === 'all' || edition === 'azure-local' ? '' : ` for ${editionNames[edition]}`;
  return `Support of ${line}${whose} ended on ${until}`;
}
