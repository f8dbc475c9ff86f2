/** When somebody was here before today: kept in this browser, as two days and nothing else. */

const key = 'missingkbs-visits';

/** Undefined on a first visit. Notes that there is one today. */
export function lastVisit(today: string): string | undefined {
  const [latest, before] = (localStorage.getItem(key) ?? '')
    .split(' ')
    .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  if (latest === today) return before;
  localStorage.setItem(key, [today, latest].join(' ').trim());
  return latest;
}
