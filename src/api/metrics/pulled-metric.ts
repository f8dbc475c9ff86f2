/** A metric as the registry asks for it: `get` gives name, help, type and what the values are now. */

import type { MetricValue } from 'prom-client';

/** `metricName` where it is not the metric's own, as with the buckets of a histogram. */
export type Values = readonly (MetricValue<string> & { readonly metricName?: string })[];

export interface PulledMetric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly read: () => Values | Promise<Values>;
}
