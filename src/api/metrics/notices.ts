/** Notices in /metrics, by kind and never by tenant. */

import type { DeliveryCounts } from '../../notices/delivery-counts.ts';
import { noticeKinds } from '../../notices/notice.ts';
import type { Store } from '../../store/store.ts';
import type { PulledMetric } from './pulled-metric.ts';

interface NoticeMetricsParts {
  readonly store: Pick<Store, 'notices'>;
  readonly deliveries: DeliveryCounts;
}

export function metricsOfNotices({ store, deliveries }: NoticeMetricsParts): PulledMetric[] {
  return [
    {
      name: 'missingkbs_notices',
      help: 'Notices in the store by kind: waiting to be delivered, or dead. Absent while the store cannot be asked.',
      type: 'gauge',
      read: async () => {
        const counted = await store.notices.count().catch(() => undefined);
        if (counted === undefined) return [];
        return noticeKinds.flatMap((kind) => {
          const found = counted.find((count) => count.kind === kind);
          return (['waiting', 'dead'] as const).map((state) => ({
            labels: { kind, state },
            value: found?.[state] ?? 0,
          }));
        });
      },
    },
    {
      name: 'missingkbs_notice_deliveries_total',
      help: 'Tries to deliver a notice by kind and outcome: delivered, failed and to be tried again, or the last one, after which it is dead.',
      type: 'counter',
      read: () => deliveries.all().map(({ kind, outcome, count }) => ({ labels: { kind, outcome }, value: count })),
    },
  ];
}
