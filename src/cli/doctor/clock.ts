/** The clock: against what the catalogue knows, and against whoever was asked over the network. */

import { type Finding, fail, ok, warn } from './finding.ts';

/** What somebody else's answer said the time was when it came. */
export interface HeardTime {
  readonly from: string;
  readonly aheadMs: number;
}

/** Tokens are taken two minutes before and after their time. */
const toleratedMs = 60_000;

/** A fetch that notes the time in each answer. */
export function listeningFetch(heard: HeardTime[], now: () => Date): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) {
      heard.push({ from: new URL(String(input)).host, aheadMs: now().getTime() - date });
    }
    return answer;
  };
}

export function checkClock(now: Date, newest: string | undefined, heard: readonly HeardTime[]): Finding {
  const check = 'clock';
  const time = `${now.toISOString().slice(0, 19)}Z`;
  const todo = 'Set the clock of this host, by NTP best: tokens and ages depend on it.';
  if (newest !== undefined && time.slice(0, 10) < newest) {
    return fail(check, `${time} is before ${newest}, of which the catalogue knows an update`, todo);
  }
  const [worst] = heard.toSorted((one, other) => Math.abs(other.aheadMs) - Math.abs(one.aheadMs));
  if (worst === undefined) return ok(check, `${time}; nobody was asked (--online asks)`);
  const seconds = Math.round(worst.aheadMs / 1000);
  const found = `${time}, ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} ${worst.from}`;
  return Math.abs(worst.aheadMs) > toleratedMs ? warn(check, found, todo) : ok(check, found);
}
