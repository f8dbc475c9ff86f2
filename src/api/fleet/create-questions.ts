/** What answers questions about fleets, put together; what it started ends with the server. */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { createExports } from '../fleet-export/create-exports.ts';
import { createAssessInTurn } from './assess.ts';
import { BoardQuestions } from './board-questions.ts';
import type { Boards } from './boards.ts';
import { createFindMachines } from './find-machines.ts';
import type { FleetQuestions } from './fleet-routes.ts';
import type { FleetViews } from './fleet-views.ts';
import { MachineHistories } from './machine-histories.ts';
import { PastPreparation } from './past-preparation.ts';
import { PastQuestions } from './past-questions.ts';

export interface FleetParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly boards: Boards;
  readonly views: FleetViews;
  /** What the lists say now. */
  readonly threats: { readonly current: Threats };
  readonly logger: Logger;
  readonly now: () => number;
}

export function createFleetQuestions(app: FastifyInstance, parts: FleetParts): FleetQuestions {
  const { settings, store, catalogs, queue, boards, views, threats, logger, now } = parts;
  const past = new PastQuestions({ store, catalogs, queue, now });
  const preparation = new PastPreparation({ past, catalogs });
  app.addHook('onClose', () => {
    preparation.close();
    return past.close();
  });
  boards.afterCount(async (tenant) => preparation.begin(tenant));
  const today = new BoardQuestions(boards, catalogs, views);
  return {
    past,
    today,
    findMachines: createFindMachines(store),
    devices: store.devices,
    now,
    assess: { assessInTurn: createAssessInTurn({ catalogs, queue }), now },
    histories: new MachineHistories({ store, catalogs, queue, now }),
    statements: { store, catalogs, queue },
    askGuide: (question) => queue.runForMany(() => question(catalogs.current.guide)),
    policy: { store, now },
    compliance: { store, threats, now },
    exported: createExports(app, { settings, store, questions: today, threats, logger, now }),
  };
}
