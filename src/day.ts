/** Days as people write them. */

import { KnownError } from './errors.ts';

/** The day in the text, YYYY-MM-DD. `option` names where the text came from. */
export function parseDay(text: string, option: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new KnownError(
      'InvalidInput',
      `${option} is "${text}"; expected a day as YYYY-MM-DD, for example 2026-04-14.`,
    );
  }
  return text;
}

/** So many days after the day, or before it. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
