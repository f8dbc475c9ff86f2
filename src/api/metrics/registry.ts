/** What /metrics tells, in the words of docs/operating.md: numbers that others count, read when somebody asks. */

import type { Metric, Registry } from 'prom-client';
import { staleDaysOn } from '../../catalog/coverage.ts';
import { daysBetween } from '../../day.ts';
import type { DeliveryCounts } from '../../notices/delivery-counts.ts';
import type { Store, StoreCounts } from '../../store/store.ts';
import type { Answers } from '../answers.ts';
import { dayOfInstant } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { Limiters } from '../limiters.ts';
import { bounds, type Durations } from './durations.ts';
import { metricsOfNotices } from './notices.ts';
import type { PulledMetric, Values } from './pulled-metric.ts';
import type { RequestCounts } from './request-counts.ts';
import type { StoreCalls } from './store-calls.ts';

export interface MetricsParts {
  readonly requests: RequestCounts;
  readonly storeCalls: StoreCalls;
  readonly limiters: Limiters;
  readonly answers: Answers;
  readonly catalogs: CatalogHolder;
  readonly store: Store;
  readonly deliveries: DeliveryCounts;
  readonly now: () => number;
}

/** Loads the library: before the first scrape nobody has paid for it. */
export async function createRegistry(parts: MetricsParts): Promise<Registry> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { read, ...face } of metricsOf(parts)) {
    const metric = { ...face, get: async () => ({ ...face, values: await read() }) };
    registry.registerMetric(metric as unknown as Metric);
  }
  return registry;
}

function metricsOf(parts: MetricsParts): PulledMetric[] {
  const { requests, storeCalls, limiters, answers } = parts;
  const counts = countedSeldom(parts);
  return [
    {
      name: 'missingkbs_request_duration_seconds',
      help: 'Requests by method, pattern of the route and status, and how long they took.',
      type: 'histogram',
      read: () =>
        requests
          .all()
          .flatMap(({ durations, ...labels }) => valuesOf('missingkbs_request_duration_seconds', labels, durations)),
    },
    {
      name: 'missingkbs_limit_refusals_total',
      help: 'Calls that a limit refused, by whose limit it was.',
      type: 'counter',
      read: () => [...limiters.all].map(([whose, { refused }]) => ({ labels: { whose }, value: refused })),
    },
    {
      name: 'missingkbs_answers_total',
      help: 'Answers of getmissingkbs: ready in memory, worked out, or failed to be.',
      type: 'counter',
      read: () => {
        const { ready, workedOut, failed } = answers.counts;
        const sum = workedOut.counts.reduce((all, count) => all + count, 0);
        return [
          { labels: { from: 'memory' }, value: ready },
          { labels: { from: 'assessment' }, value: sum },
          { labels: { from: 'nowhere' }, value: failed },
        ];
      },
    },
    {
      name: 'missingkbs_assessment_duration_seconds',
      help: 'How long answers took that were worked out: for a request, its wait for a thread among it, or for a new catalogue before anybody asked.',
      type: 'histogram',
      read: () => [
        ...valuesOf('missingkbs_assessment_duration_seconds', { for: 'request' }, answers.counts.workedOut),
        ...valuesOf('missingkbs_assessment_duration_seconds', { for: 'catalog' }, answers.counts.prepared),
      ],
    },
    {
      name: 'missingkbs_store_call_duration_seconds',
      help: 'Calls of the store by operation and outcome, and how long they took.',
      type: 'histogram',
      read: () =>
        storeCalls
          .all()
          .filter(({ durations }) => durations.counts.some((count) => count > 0))
          .flatMap(({ durations, ...labels }) => valuesOf('missingkbs_store_call_duration_seconds', labels, durations)),
    },
    {
      name: 'missingkbs_devices',
      help: 'Devices in the store, of all tenants. Counted once a minute at most; absent while the store cannot be asked.',
      type: 'gauge',
      read: async () => gaugeOf((await counts())?.devices),
    },
    {
      name: 'missingkbs_states',
      help: 'Patch states in the store. Counted with the devices.',
      type: 'gauge',
      read: async () => gaugeOf((await counts())?.states),
    },
    ...metricsOfCatalog(parts),
    ...metricsOfNotices(parts),
  ];
}

function metricsOfCatalog({ catalogs, now }: MetricsParts): PulledMetric[] {
  const today = () => dayOfInstant(now());
  return [
    {
      name: 'missingkbs_catalog_info',
      help: 'The catalogue that answers come from; always 1.',
      type: 'gauge',
      read: () => {
        const { catalogVersion, feedDate, coverage } = catalogs.current;
        return [
          { labels: { version: catalogVersion, feed_date: feedDate, newest_update: coverage.newestUpdate }, value: 1 },
        ];
      },
    },
    {
      name: 'missingkbs_catalog_age_days',
      help: 'Days since the newest date of the feed in the catalogue.',
      type: 'gauge',
      read: () => gaugeOf(daysBetween(catalogs.current.feedDate.slice(0, 10), today())),
    },
    {
      name: 'missingkbs_catalog_stale_days',
      help: 'For how many days answers have been stale: a Patch Tuesday is past that the catalogue does not know. 0 while they are not.',
      type: 'gauge',
      read: () => gaugeOf(Math.max(0, staleDaysOn(catalogs.current.coverage, today()))),
    },
  ];
}

const countEveryMs = 60_000;

/** Undefined while the store cannot be asked; its failed calls are counted by themselves. */
function countedSeldom({ store, now }: MetricsParts): () => Promise<StoreCounts | undefined> {
  let counting: Promise<StoreCounts | undefined> | undefined;
  let countedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (counting === undefined || Math.abs(now() - countedAt) >= countEveryMs) {
      countedAt = now();
      counting = store.count().catch(() => undefined);
    }
    return counting;
  };
}

function gaugeOf(value: number | undefined): Values {
  return value === undefined ? [] : [{ labels: {}, value }];
}

/** A histogram as Prometheus has it: each bucket holds those before it. */
function valuesOf(name: string, labels: Readonly<Record<string, string | number>>, durations: Durations): Values {
  let sum = 0;
  const buckets = durations.counts.map((count, place) => {
    sum += count;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: bounds[place] ?? '+Inf' }, value: sum };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: durations.seconds },
    { metricName: `${name}_count`, labels, value: sum },
  ];
}
