/** Numbers, days and times as the reader's language has them. */

const whole = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const localDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

export function formatCount(count: number): string {
  return whole.format(count);
}

/** Of a share from 0 to 1. What is not all never reads as all, nor what is something as nothing. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return `< ${percent.format(0.001)}`;
  if (share < 1 && share > 0.999) return `> ${percent.format(0.999)}`;
  return percent.format(share);
}

/** Of "2026-11-10", the same day wherever the reader is. */
export function formatDay(text: string): string {
  return day.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/** Without the year, in UTC, where there is little room. */
export function formatShortDay(moment: Date): string {
  return shortDay.format(moment);
}

/** Of "2026-11-10", its month. */
export function formatMonth(text: string): string {
  return month.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/** Of a moment, its day where the reader is. */
export function formatLocalDay(text: string): string {
  return localDay.format(new Date(text));
}

/** With seconds and the zone. */
export function formatMoment(text: string): string {
  return moment.format(new Date(text));
}

export function formatKb(kb: string): string {
  return `KB${kb}`;
}

/** "3 devices", "1 device". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Defender's "internet_explorer" as people write it. */
export function formatSoftware(name: string): string {
  return name
    .split('_')
    .map((word) => (word === '.net' ? '.NET' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
