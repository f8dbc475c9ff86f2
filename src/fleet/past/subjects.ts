/** What people ask about: a month's updates, a vulnerability. */

import { KnownError } from '../../errors.ts';

/** By which catalogue a day is judged: as it is now, or as it was on that day. */
export type Known = 'now' | 'then';

/** YYYY-MM. Throws `KnownError` InvalidInput. */
export function parseMonth(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new KnownError(
    'InvalidInput',
    `"${text.slice(0, 100)}" is not a month: expected YYYY-MM, for example 2026-04.`,
  );
}

/** As the feed writes it, whatever the case of the letters. Throws `KnownError` InvalidInput. */
export function parseVulnerability(text: string): string {
  const upper = text.toUpperCase();
  if (/^(CVE-\d{4}-\d{4,8}|ADV\d{6})$/.test(upper)) return upper;
  throw new KnownError(
    'InvalidInput',
    `"${text.slice(0, 100)}" is not a vulnerability: expected an id such as CVE-2020-0796 or ADV200011.`,
  );
}

/** Not after today: nobody knows what will be missing. Throws `KnownError` InvalidInput. */
export function checkPast(day: string, today: string): string {
  if (day <= today) return day;
  throw new KnownError('InvalidInput', `The day ${day} lies after today, ${today}: ask for a day that has come.`);
}
