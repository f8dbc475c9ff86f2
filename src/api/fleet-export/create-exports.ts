/** What the routes of exports need: their threads, which end with the server, and what rows are made of. */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import { ExportThreads } from './export-threads.ts';
import type { ExportRouteParts } from './routes.ts';

export interface ExportServerParts extends Pick<ExportRouteParts, 'questions' | 'threats' | 'now'> {
  readonly settings: Settings;
  readonly store: Store;
  readonly logger: Logger;
}

export function createExports(
  app: FastifyInstance,
  { settings, store, logger, ...parts }: ExportServerParts,
): ExportRouteParts {
  const threads = new ExportThreads(settings);
  app.addHook('onClose', () => threads.close());
  const { inactiveAfterDays } = settings;
  return { ...parts, exports: { threads, store, logger }, store, inactiveAfterDays };
}
