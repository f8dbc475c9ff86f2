/** Rows that differ only in the database and in the bar that they are held to. */

import type { Bar, Unit } from './bench.ts';

export function endpointBar(store: string, unit: '/s' | '/s of CPU', held: Partial<Bar> = {}): Bar {
  return { work: `endpoint, ${store}`, unit, reference: 'bare Fastify, same bytes', ...held };
}

export function takeInBar(work: string, atMost: number) {
  return { work, unit: 's a million', reference: 'read and forgotten', holds: 'measured', atMost } as const;
}

export function flatMemory(work: string, atMost: number) {
  return { work, unit: 'MB', reference: 'in the first half', holds: 'ratio', atMost } as const;
}

export function growthBars<Store extends string>(store: Store, name: string) {
  const bar = (work: string, unit: Unit): Bar => ({
    work: `${name}: ${work}`,
    unit,
    reference: 'of the smallest fleet',
  });
  return {
    [`${store}Bytes`]: bar('stored', 'B a device'),
    [`${store}TakeIn`]: bar('taken in', '/s'),
    [`${store}LookUp`]: bar('a look-up', 'µs'),
    [`${store}Memory`]: bar('memory', 'MB'),
  } as Record<`${Store}${'Bytes' | 'TakeIn' | 'LookUp' | 'Memory'}`, Bar>;
}

export function yearBar(store: string, atMost: number) {
  const work = `${store}: a year of history, a million devices`;
  return { work, unit: 'MB', reference: 'the devices without it', holds: 'measured', atMost } as const;
}

export function pastDayBar(store: string) {
  const work = `${store}: another day of the past, whose states are judged`;
  return { work, unit: 'ms', holds: 'measured', atMost: 200 } as const;
}

export function listBar(store: string) {
  return { work: `a page of any list of machines, p99, ${store}`, unit: 'ms', holds: 'measured', atMost: 50 } as const;
}

export const fleetViewBars = {
  first: { work: 'the first question of a tenant', unit: 's' },
  view: { work: 'a view of the fleet, p99 of the slowest', unit: 'ms', holds: 'measured', atMost: 50 },
  age: { work: 'the oldest count that was shown', unit: 's', holds: 'measured', atMost: 10 },
  past: { work: 'of days that are over, p99 of the slowest, asked before', unit: 'ms', holds: 'measured', atMost: 200 },
} as const satisfies Record<string, Bar>;

export const newCatalogBars = {
  prepared: { work: 'the states worked out anew', unit: 'ms', holds: 'measured', atMost: 2_000 },
  longest: {
    work: 'the longest wait of a request meanwhile',
    unit: 'ms',
    reference: 'before',
    holds: 'measured',
    atMost: 100,
  },
  failed: { work: 'requests that failed meanwhile', unit: 'answers', holds: 'measured', atMost: 0 },
  mixed: { work: 'answers that mixed two catalogues', unit: 'answers', holds: 'measured', atMost: 0 },
} as const satisfies Record<string, Bar>;

export const replicasBars = {
  limit: {
    work: 'calls that pass within a minute',
    unit: 'calls',
    reference: 'the limit',
    holds: 'ratio',
    atMost: 1.05,
  },
  catalog: { work: 'a new catalogue followed by both', unit: 's', holds: 'measured', atMost: 5 },
  newest: { work: 'devices whose newest report does not stand', unit: 'devices', holds: 'measured', atMost: 0 },
} as const satisfies Record<string, Bar>;

export function exportBars<Store extends string>(store: Store, name: string) {
  const bars: Record<string, Bar> = {
    csv: { work: `${name}: rows exported as CSV`, unit: '/s', holds: 'measured', atLeast: 300_000 },
    ndjson: { work: `${name}: as NDJSON`, unit: '/s', holds: 'measured', atLeast: 300_000 },
    parquet: { work: `${name}: as Parquet`, unit: '/s', holds: 'measured', atLeast: 300_000 },
    cpu: { work: `${name}: as CSV`, unit: '/s of CPU' },
    memory: flatMemory(`${name}: memory of the server meanwhile`, 1.25),
    beside: { work: `${name}: a question beside it, p99`, unit: 'ms' },
  };
  return Object.fromEntries(Object.entries(bars).map(([row, bar]) => [`${store}-${row}`, bar])) as Record<
    `${Store}-${'csv' | 'ndjson' | 'parquet' | 'cpu' | 'memory' | 'beside'}`,
    Bar
  >;
}

export const catalogBars = {
  oneThread: {
    work: 'the feed compiled, one thread',
    unit: 's',
    reference: 'unzip and bare SAX pass',
    holds: 'ratio',
    atMost: 1.5,
  },
  twoThreads: {
    work: 'the feed compiled, two threads',
    unit: 's',
    reference: 'unzip and bare SAX pass',
    holds: 'ratio',
    atMost: 1,
  },
  changed: {
    work: 'after one document has changed',
    unit: 's',
    reference: 'all of it, two threads',
    holds: 'ratio',
    atMost: 0.25,
  },
  memory: {
    work: 'peak memory of that',
    unit: 'MB',
    reference: 'unzip and bare SAX pass',
    holds: 'measured',
    atMost: 600,
  },
  load: {
    work: 'the catalogue loaded, cold',
    unit: 'ms',
    reference: 'its bytes read',
    holds: 'measured',
    atMost: 100,
  },
  size: { work: 'its size', unit: 'MB', reference: 'the feed, zipped', holds: 'measured', atMost: 5 },
} as const satisfies Record<string, Bar>;
