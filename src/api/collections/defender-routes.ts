/** All routes of Defender's collections beside those of machines themselves. */

import type { FastifyInstance } from 'fastify';
import { createFileSignatures } from '../../access/file-signatures.ts';
import type { Store } from '../../store/store.ts';
import { alertRoutes } from '../alerts/routes.ts';
import { assetRoutes } from '../assets/routes.ts';
import type { CalledUrl } from '../called-url.ts';
import { exportFile } from '../exports/export-file.ts';
import { exportRoutes } from '../exports/routes.ts';
import type { BoardQuestions } from '../fleet/board-questions.ts';
import type { Boards } from '../fleet/boards.ts';
import { LongAnswers } from '../long-answers.ts';
import { machineCollections } from '../machines/machine-collections.ts';
import { Organizations } from '../organizations.ts';
import { recommendationRoutes } from '../recommendations/routes.ts';
import { scoreRoutes } from '../scores/routes.ts';
import { softwareRoutes } from '../software/routes.ts';
import { vulnerabilityRoutes } from '../vulnerabilities/routes.ts';
import type { DefenderParts } from './defender-parts.ts';
import { createSendItem } from './send-item.ts';
import { createSendReferences } from './send-references.ts';
import { createSendRows } from './send-rows.ts';

export interface DefenderRoutesParts {
  readonly store: Store;
  readonly questions: BoardQuestions;
  readonly boards: Boards;
  readonly calledUrl: CalledUrl;
  readonly now: () => number;
}

/** Each is worked out in the thread of the requests, piece by piece. */
const downloadLimits = { what: 'downloads of files', ofTenant: 4, inAll: 8 };

/** Gives what registers them, below one prefix or several, which share what is worked out. */
export function createDefenderRoutes(given: DefenderRoutesParts): (app: FastifyInstance) => void {
  const { store, questions, calledUrl, now } = given;
  const signatures = createFileSignatures(store);
  const downloads = new LongAnswers(downloadLimits);
  const parts: DefenderParts = {
    organizations: new Organizations(questions, store),
    sendRows: createSendRows(calledUrl),
    sendReferences: createSendReferences(store, calledUrl, now),
    sendItem: createSendItem(calledUrl),
  };
  return (app) => {
    alertRoutes(app, store, parts);
    scoreRoutes(app, questions, parts);
    machineCollections(app, parts);
    softwareRoutes(app, parts);
    vulnerabilityRoutes(app, parts);
    recommendationRoutes(app, parts);
    assetRoutes(app, given);
    exportRoutes(app, { ...given, signatures });
    exportFile(app, { ...given, signatures, downloads });
  };
}
