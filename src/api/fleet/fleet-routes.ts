/** All routes below /api/fleet. */

import type { FastifyInstance } from 'fastify';
import type { BoardQuestions } from './board-questions.ts';
import { fleetOverview } from './board-routes.ts';
import { missingOnDay } from './missing-on-day.ts';
import type { PastQuestions } from './past-questions.ts';
import { type PolicyParts, policyRoutes } from './policy-routes.ts';
import { exposureOfDay, machinesOfVulnerability, patchedInTime } from './routes.ts';

export interface FleetQuestions {
  readonly past: PastQuestions;
  readonly today: BoardQuestions;
  readonly policy: PolicyParts;
}

export function fleetRoutes(app: FastifyInstance, { past, today, policy }: FleetQuestions): void {
  missingOnDay(app, past);
  exposureOfDay(app, past);
  machinesOfVulnerability(app, past);
  patchedInTime(app, past);
  fleetOverview(app, today);
  policyRoutes(app, policy);
}
