/** One update and one vulnerability: what the catalogue says of them, and what they mean for this fleet. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { FleetUpdateSchema, FleetVulnerabilitySchema } from '../../../src/api/fleet/guide-schemas.ts';
import { ask } from './ask.ts';

export type FleetUpdate = Static<typeof FleetUpdateSchema>;
export type Supersedence = FleetUpdate['supersedence'];
export type FleetVulnerability = Static<typeof FleetVulnerabilitySchema>;

export function updateQuery(kb: string) {
  return queryOptions({
    queryKey: ['update', kb],
    queryFn: () => ask<FleetUpdate>(`/api/fleet/updates/${encodeURIComponent(kb)}`),
  });
}

export function vulnerabilityQuery(id: string) {
  return queryOptions({
    queryKey: ['vulnerability', id],
    queryFn: () => ask<FleetVulnerability>(`/api/fleet/vulnerabilities/${encodeURIComponent(id)}`),
  });
}
