/** A notice for programs, in the shape that the Standard Webhooks specification recommends: type, timestamp, data. */

import type { Notice } from '../notice.ts';

/** Never changed: receivers go by them. */
const types: Readonly<Record<Notice['kind'], string>> = {
  'exploited-vulnerability': 'fleet.vulnerability_exploited',
  'sla-breached': 'fleet.sla_breached',
  'catalogue-stale': 'catalogue.stale',
  'sync-failed': 'catalogue.sync_failed',
  test: 'notice.test',
};

export function jsonBody({ kind, ...facts }: Notice, tenant: string, created: string): object {
  return { type: types[kind], timestamp: created, data: { tenant, ...facts } };
}
