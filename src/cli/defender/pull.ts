/** Mirrors what Defender says that its machines are missing. Each answer is stored when it has come, so that a run that was ended is gone on with by the next. */

import type { Store } from '../../store/store.ts';
import { fetchMissingKbs, listMachines } from './machines.ts';
import type { DefenderClient } from './paced-client.ts';

export interface PullParts {
  readonly client: DefenderClient;
  readonly store: Pick<Store, 'defender' | 'devices'>;
  readonly tenant: string;
  readonly now: () => number;
  /** Answers that are younger are not fetched again. */
  readonly freshHours: number;
  /** `done` of `total` answers. */
  readonly progress: (done: number, total: number) => void;
}

export interface Pulled {
  /** That run Windows. */
  readonly machines: number;
  readonly others: number;
  readonly fetched: number;
  /** Not fetched, since their answers are young enough. */
  readonly fresh: number;
  /** Of those fetched: machines without an answer. */
  readonly refused: number;
  /** Machines that Defender does not list any more. */
  readonly gone: number;
  /** Records and rows that could not be read. */
  readonly damaged: number;
}

const hourMs = 3_600_000;

/** Those without an answer come first, then the oldest answers. */
export async function pullDefender(parts: PullParts): Promise<Pulled> {
  const { client, store, tenant, now, freshHours, progress } = parts;
  const { windows, others, damaged } = await listMachines(client);
  const known = await store.defender.fetched(tenant);
  const listed = new Set(windows.map(({ machine }) => machine));
  const gone = await store.defender.remove(
    tenant,
    [...known.keys()].filter((machine) => !listed.has(machine)),
  );
  const oldest = new Date(now() - freshHours * hourMs).toISOString();
  const fetchedAt = ({ machine }: (typeof windows)[0]) => known.get(machine) ?? '';
  const due = windows
    .filter((machine) => fetchedAt(machine) <= oldest)
    .sort((a, b) => (fetchedAt(a) < fetchedAt(b) ? -1 : 1));
  const counts = { refused: 0, damaged };
  progress(0, due.length);
  for (const [place, machine] of due.entries()) {
    const found = await fetchMissingKbs(client, machine.machine);
    const fetched = new Date(now()).toISOString();
    if ('refusal' in found) counts.refused += 1;
    else counts.damaged += found.damaged;
    const told = 'refusal' in found ? { refusal: found.refusal } : { rows: found.rows };
    await store.defender.put(tenant, { ...machine, fetched, ...told });
    progress(place + 1, due.length);
  }
  return {
    machines: windows.length,
    others,
    fetched: due.length,
    fresh: windows.length - due.length,
    gone,
    ...counts,
  };
}
