/** All routes below /api/fleet. */

import type { FastifyInstance } from 'fastify';
import type { DeviceStore } from '../../store/store.ts';
import { type ExportRouteParts, fleetExportRoutes } from '../fleet-export/routes.ts';
import { type AssessRouteParts, assessRoute } from './assess.ts';
import type { BoardQuestions } from './board-questions.ts';
import { fleetOverview, fleetPlan, fleetSupport, fleetWhatIf } from './board-routes.ts';
import { type ComplianceParts, complianceRoutes } from './compliance-routes.ts';
import type { FindMachines } from './find-machines.ts';
import { fleetMachine } from './fleet-machine.ts';
import { fleetMachines } from './fleet-machines.ts';
import { type AskGuide, fleetUpdate, fleetVulnerability } from './guide-routes.ts';
import type { MachineHistories } from './machine-histories.ts';
import { machineHistoryOf } from './machine-history.ts';
import { machineStatements, type StatementsParts } from './machine-statements.ts';
import { machinesBehind } from './machines-behind.ts';
import { missingOnDay } from './missing-on-day.ts';
import { fleetMissing, fleetVulnerabilities, machinesMissing } from './missing-routes.ts';
import type { PastQuestions } from './past-questions.ts';
import { type PolicyParts, policyRoutes } from './policy-routes.ts';
import { exposureOfDay, machinesOfVulnerability, patchedInTime } from './routes.ts';
import { fleetChanges, fleetTrend } from './trend-routes.ts';

export interface FleetQuestions {
  readonly past: PastQuestions;
  readonly today: BoardQuestions;
  readonly findMachines: FindMachines;
  readonly devices: DeviceStore;
  readonly now: () => number;
  readonly assess: AssessRouteParts;
  readonly histories: MachineHistories;
  readonly statements: StatementsParts;
  readonly askGuide: AskGuide;
  readonly policy: PolicyParts;
  readonly exported: ExportRouteParts;
  readonly compliance: Omit<ComplianceParts, 'past'>;
}

export function fleetRoutes(app: FastifyInstance, questions: FleetQuestions): void {
  const { past, today, findMachines, devices, histories, statements, askGuide } = questions;
  const { policy, exported, compliance, assess, now } = questions;
  missingOnDay(app, past);
  exposureOfDay(app, past);
  machinesOfVulnerability(app, past);
  patchedInTime(app, past);
  complianceRoutes(app, { past, ...compliance });
  fleetTrend(app, { past, ...compliance });
  fleetChanges(app, { past });
  machinesBehind(app, { past, today, devices, ...compliance });
  fleetOverview(app, today);
  fleetMachines(app, { questions: today, devices, now });
  fleetMachine(app, today, devices);
  machineHistoryOf(app, histories);
  machineStatements(app, statements);
  fleetMissing(app, today);
  fleetUpdate(app, today, askGuide);
  fleetVulnerability(app, today, askGuide);
  fleetVulnerabilities(app, today);
  machinesMissing(app, { questions: today, findMachines, devices, now });
  fleetPlan(app, today);
  fleetWhatIf(app, today);
  fleetSupport(app, today);
  assessRoute(app, assess);
  policyRoutes(app, policy);
  fleetExportRoutes(app, exported);
}
