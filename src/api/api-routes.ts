/** All routes below /api. */

import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config.ts';
import type { Store } from '../store/store.ts';
import { createTakeIn } from '../take-in/take-in-lines.ts';
import type { Answers } from './answers.ts';
import type { ArrivalLimit } from './arrival-limit.ts';
import type { CalledUrl } from './called-url.ts';
import { createDefenderRoutes } from './collections/defender-routes.ts';
import type { Boards } from './fleet/boards.ts';
import { type FleetQuestions, fleetRoutes } from './fleet/fleet-routes.ts';
import { createMachineRoutes } from './machines/machine-routes.ts';
import { metadataRoutes } from './metadata/routes.ts';
import type { RequestCounts } from './metrics/request-counts.ts';
import { noticeRoutes } from './notices/routes.ts';

interface ApiParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly now: () => number;
  readonly answers: Answers;
  readonly boards: Boards;
  readonly questions: FleetQuestions;
  readonly calledUrl: CalledUrl;
  readonly requests: RequestCounts;
  readonly arrival: ArrivalLimit;
}

/** Every route twice, with and without the version that clients put into the path. */
export function apiRoutes(parts: ApiParts): (app: FastifyInstance) => Promise<void> {
  const { settings, store, answers, boards, questions, now, calledUrl, requests, arrival } = parts;
  const { inactiveAfterDays, noticeHosts: hosts } = settings;
  const takeInLines = createTakeIn({ store, now });
  const machineRoutes = createMachineRoutes({
    store,
    answers,
    requests,
    takeInLines,
    arrival,
    calledUrl,
    now,
    inactiveAfterDays,
  });
  const defenderRoutes = createDefenderRoutes({ store, boards, questions: questions.today, calledUrl, now });
  return async (app) => {
    for (const prefix of ['/api', '/api/v1.0']) {
      await app.register(
        async (routes) => {
          if (prefix !== '/api') hideFromDescription(routes);
          machineRoutes(routes);
          metadataRoutes(routes, calledUrl);
          defenderRoutes(routes);
          fleetRoutes(routes, questions);
          noticeRoutes(routes, { notices: store.notices, hosts, now });
        },
        { prefix },
      );
    }
  };
}

function hideFromDescription(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, hide: true };
  });
}
