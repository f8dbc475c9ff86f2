/** Days as people write them. */

import { KnownError } from './errors.ts';

/** The day in the text, YYYY-MM-DD. `option` names where the text came from. */
export function parseDay(text: string, option: string): string {
  if (!isDay(text)) {
    throw new KnownError(
      'InvalidInput',
      `${option} is "${text}"; expected a day as YYYY-MM-DD, for example 2026-04-14.`,
    );
  }
  return text;
}

/** A day that there is, YYYY-MM-DD. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** So many days after the day, or before it. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days the second is after the first; negative when it is the earlier one. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}
