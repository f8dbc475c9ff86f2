/** Dates of OData: "2018-08-01T08:30:00.1234567+02:00", and shorter, as clients of Defender write them: "2018-08-01Z". */

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?)?(Z|[+-]\d\d:\d\d)?$/i;

const dayMs = 86_400_000;

/**
 * Milliseconds since 1970, and half a one for all digits behind them: what it is compared with has none. Without a zone it
 * is UTC. Undefined for what is no day or no time of day.
 */
export function readInstant(text: string): number | undefined {
  const parts = shape.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const fraction = (parts[7] ?? '').padEnd(3, '0');
  const behindSecondMs = Number(fraction.slice(0, 3)) + (/[1-9]/.test(fraction.slice(3)) ? 0.5 : 0);
  const offset = offsetMinutes(parts[8] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const timeMs = ((hour * 60 + minute - offset) * 60 + second) * 1000;
  return Math.floor(date.getTime() / dayMs) * dayMs + timeMs + behindSecondMs;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
