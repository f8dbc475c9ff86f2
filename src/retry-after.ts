/** What a server asks for in `Retry-After` (RFC 9110, section 10.2.3). */

/** Milliseconds from now: of seconds, or of a date, which may be past; undefined for anything else. */
export function retryAfterMs(value: string, now: number): number | undefined {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
