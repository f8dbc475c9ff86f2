/**
 * Every bench: what it measures, how it is run, and the bars that its rows are held to. bench/all.ts runs them in this
 * order; docs/performance.md names them.
 */

import {
  catalogBars,
  endpointBar,
  exportBars,
  flatMemory,
  fleetViewBars,
  growthBars,
  listBar,
  newCatalogBars,
  pastDayBar,
  replicasBars,
  takeInBar,
  yearBar,
} from './bars.ts';
import type { Bench } from './bench.ts';

export type BenchName = keyof typeof benches;

const million = ['--devices', '1000000', '--states', '10000'] as const;
const few = ['--devices', '2000', '--states', '200', '--rounds', '3', '--seconds', '0.3'] as const;

export const benches = {
  assess: {
    file: 'assess.ts',
    about:
      'A cold `assess` of one systeminfo file on the whole feed, as installed, in turns with an empty script of Node: wall time, the median of 25 turns, and peak memory of the process.',
    runs: [{ args: [], quick: ['--rounds', '3'] }],
    needsFeed: true,
    rows: {
      time: {
        work: 'cold assess, built',
        unit: 'ms',
        reference: "Node's own start",
        holds: 'ratio',
        atMost: 2.2,
      },
      memory: {
        work: 'its peak memory',
        unit: 'MB',
        reference: "Node's own start",
        holds: 'measured',
        atMost: 100,
      },
      fromSource: { work: 'cold assess, from source', unit: 'ms', reference: "Node's own start" },
    },
  },
  catalog: {
    file: 'catalog.ts',
    about:
      'The whole feed compiled, beside what that cannot do without: unzipping the same files, and a bare pass of the same SAX parser over them; once more after the largest document has changed; and how long the result takes to load.',
    runs: [{ args: [], quick: ['--rounds', '1'] }],
    needsFeed: true,
    rows: catalogBars,
  },
  scaling: {
    file: 'scaling.ts',
    about:
      'Each list of the inventory contract doubled to its limit, the best of five rounds at each length: the exponent of the power by which the processor time grows. The row is the steepest of them.',
    runs: [{ args: [], quick: ['--kind', 'update'] }],
    needsFeed: true,
    rows: {
      // Taking in sorts the lists: at these lengths n log n alone is a power of 1.12, and memory that no cache holds adds to it.
      takeIn: {
        work: 'growth of taking a device in',
        unit: '',
        reference: 'linear',
        holds: 'measured',
        atMost: 1.25,
      },
      assess: { work: 'growth of assessing it', unit: '', reference: 'linear', holds: 'measured', atMost: 1.15 },
      explain: { work: 'growth of explaining it', unit: '', reference: 'linear', holds: 'measured', atMost: 1.15 },
    },
  },
  parsers: {
    file: 'parsers.ts',
    about:
      'Every inventory source grown in lines, columns and depth, and texts made to cost much, up to 8 MB: the steepest growth and the slowest megabyte, in processor time, once.',
    runs: [{ args: [], quick: ['--source', 'wmic', '--megabytes', '2'] }],
    nodeArgs: ['--max-old-space-size=6144'],
    rows: {
      growth: {
        work: 'growth of reading an inventory',
        unit: '',
        reference: 'linear',
        holds: 'measured',
        atMost: 1.3,
      },
      megabyte: { work: 'the slowest megabyte', unit: 'ms a MB', holds: 'measured', atMost: 2_500 },
    },
  },
  fleet: {
    file: 'fleet.ts',
    about:
      'How fast the generator makes inventories: it must be faster than what takes them in. Processor time, beside JSON.parse of the same texts.',
    runs: [{ args: ['--devices', '1000000'], quick: ['--devices', '20000'] }],
    rows: {
      first: { work: 'inventories generated, the first time', unit: '/s', reference: 'JSON.parse of them' },
      again: { work: 'inventories generated, again', unit: '/s', reference: 'JSON.parse of them' },
    },
  },
  api: {
    file: 'api.ts',
    about:
      '`getmissingkbs` of devices chosen at random, token checked and limits on, beside bare Fastify that sends the same bytes from memory, and once more with our headers. Servers and load are processes of their own; the servers take turns.',
    runs: [
      { args: ['--whole-feed', ...million], quick: few, handsOn: 'prism' },
      { args: ['--whole-feed', '--store', 'postgres', ...million], quick: ['--store', 'postgres', ...few] },
    ],
    rows: {
      sqlite: endpointBar('SQLite', '/s', { holds: 'ratio', atLeast: 0.9 }),
      // No cache holds the look-ups of a million devices.
      sqliteMillion: endpointBar('SQLite', '/s', { holds: 'ratio', atLeast: 0.85 }),
      sqliteProcessor: endpointBar('SQLite', '/s of CPU'),
      sqliteSameHeaders: endpointBar('SQLite', '/s of CPU', { reference: 'bare Fastify, same bytes and headers' }),
      sqlitePrism: endpointBar('SQLite', '/s', { reference: 'a mock by Prism', holds: 'ratio', atLeast: 15 }),
      sqlitePrismProcessor: endpointBar('SQLite', '/s of CPU', { reference: 'a mock by Prism' }),
      postgres: endpointBar('PostgreSQL', '/s', { holds: 'ratio', atLeast: 0.6 }),
      postgresProcessor: endpointBar('PostgreSQL', '/s of CPU'),
      postgresSameHeaders: endpointBar('PostgreSQL', '/s of CPU', {
        reference: 'bare Fastify, same bytes and headers',
      }),
      postgresPrism: endpointBar('PostgreSQL', '/s', { reference: 'a mock by Prism' }),
      postgresPrismProcessor: endpointBar('PostgreSQL', '/s of CPU', { reference: 'a mock by Prism' }),
    },
  },
  takeIn: {
    file: 'take-in.ts',
    about:
      'A fleet taken in over HTTP on each database: new, and again unchanged, once each. The server, whoever sends, and PostgreSQL are processes of their own; the reference reads the same body and forgets it. The memory is that of the server: the most in the second half of the time, beside the most in the first half.',
    runs: [{ args: ['--devices', '1000000'], quick: ['--devices', '10000'] }],
    rows: {
      sqliteNew: takeInBar('SQLite: a fleet taken in', 60),
      sqliteAgain: takeInBar('SQLite: the same fleet again, unchanged', 30),
      postgresNew: takeInBar('PostgreSQL: a fleet taken in', 60),
      postgresAgain: takeInBar('PostgreSQL: the same fleet again, unchanged', 30),
      sqliteMemory: flatMemory('SQLite: memory of the server meanwhile', 1.25),
      postgresMemory: flatMemory('PostgreSQL: memory of the server meanwhile', 1.25),
    },
  },
  growth: {
    file: 'growth.ts',
    about:
      'How a store grows with its fleet: bytes a device, devices taken in, look-ups of devices all over the fleet, and the memory of the process, which is also the one that makes the fleet up. Each fleet is taken in once, by a process and into an empty store of its own; it is beside the smallest.',
    runs: [
      { args: [], quick: ['--devices', '1000,5000'] },
      {
        args: ['--store', 'sqlite', '--devices', '5000000'],
        quick: ['--store', 'sqlite', '--devices', '20000'],
        onlyWith: 'large',
      },
    ],
    rows: {
      ...growthBars('sqlite', 'SQLite'),
      ...growthBars('postgres', 'PostgreSQL'),
    },
  },
  replicas: {
    file: 'replicas.ts',
    about:
      'Two servers on one PostgreSQL: the calls that pass within a minute, beside the limit (a lease is a twentieth of it); the time from before a catalogue is published until both answer by it; and devices of which another report stands than the one that was seen last, after reports in no order to both at once.',
    runs: [{ args: [], quick: ['--seconds', '5', '--rounds', '2', '--devices', '20'] }],
    rows: replicasBars,
  },
  newCatalog: {
    file: 'new-catalog.ts',
    about:
      'A server whose ten thousand patch states have all been asked for is given another catalogue while clients go on asking, at a steady pace: how long the states take in the workers, once, the longest wait meanwhile beside the longest before, and answers that failed or mixed two catalogues.',
    runs: [{ args: [], quick: ['--states', '500', '--per-second', '200'] }],
    needsFeed: true,
    rows: newCatalogBars,
  },
  fleetViews: {
    file: 'fleet-views.ts',
    about:
      'Views of the fleet of today over HTTP while devices report, so that every count differs and answers are worked out again: the p99 of the slowest view, how old the oldest count was, and how long the first question of a tenant waits, once; then what pages ask about days that are over, when each has been asked once (which it prints).',
    runs: [{ args: [...million], quick: ['--devices', '2000', '--seconds', '12'] }],
    needsFeed: true,
    rows: fleetViewBars,
  },
  history: {
    file: 'history.ts',
    about:
      'What a year of monthly patching takes in each database, a million devices that are in a new state every month, by its own count with the histories and without; and questions about a day of it, which it prints; how long a day takes that nobody has asked for, when one with the same states has been judged.',
    runs: [{ args: ['--devices', '200000'], quick: ['--devices', '2000'] }],
    rows: {
      sqlite: yearBar('SQLite', 200),
      postgres: yearBar('PostgreSQL', 200),
      sqliteDay: pastDayBar('SQLite'),
      postgresDay: pastDayBar('PostgreSQL'),
    },
  },
  lists: {
    file: 'lists.ts',
    about:
      'Pages of a hundred machines or rows of every list of machines, of `GET /api/machines`, of references, of rows by machine and of the fleet: sparse filters, texts, orders, counts, far behind and page by page, through the whole server, of a million devices in ten thousand states. Each is printed; the row is the slowest of a hundred, of the slowest of them.',
    runs: [
      { args: million, quick: ['--devices', '2000', '--states', '200', '--rounds', '5'] },
      {
        args: [...million, '--database', 'postgres'],
        quick: ['--devices', '2000', '--states', '200', '--rounds', '5', '--database', 'postgres'],
      },
    ],
    rows: { sqlite: listBar('SQLite'), postgres: listBar('PostgreSQL') },
  },
  export: {
    file: 'export.ts',
    about:
      'Every machine of a fleet with every update that it is missing, fetched over HTTP in each format, once each; the most memory of the server in the second half of the time, beside the most in the first; and `getmissingkbs` of machines here and there, asked meanwhile. Server, client and PostgreSQL are processes of their own.',
    runs: [
      { args: million, quick: ['--devices', '2000', '--states', '200'] },
      {
        args: [...million, '--store', 'postgres'],
        quick: ['--devices', '2000', '--states', '200', '--store', 'postgres'],
      },
    ],
    needsFeed: true,
    rows: { ...exportBars('sqlite', 'SQLite'), ...exportBars('postgres', 'PostgreSQL') },
  },
} as const satisfies Record<string, Bench>;
