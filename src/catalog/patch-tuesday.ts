/** The second Tuesday of the month, on which security updates come (https://learn.microsoft.com/windows/deployment/update/release-cycle). */

/** The first Patch Tuesday after this day; days are YYYY-MM-DD. */
export function patchTuesdayAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const own = secondTuesdayOf(year, month - 1);
  return own > day ? own : secondTuesdayOf(year, month);
}

/** The last Patch Tuesday up to this day, which may be it. */
export function patchTuesdayUpTo(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const own = secondTuesdayOf(year, month - 1);
  return own <= day ? own : secondTuesdayOf(year, month - 2);
}

/** `month` counts from 0; 12 is January of the next year, -1 December of the last. */
function secondTuesdayOf(year: number, month: number): string {
  const weekdayOfFirst = new Date(Date.UTC(year, month, 1)).getUTCDay();
  const firstTuesday = 1 + ((2 - weekdayOfFirst + 7) % 7);
  return new Date(Date.UTC(year, month, firstTuesday + 7)).toISOString().slice(0, 10);
}
