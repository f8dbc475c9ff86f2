/** All routes below /api/setup. They are the page's, and for people alone. */

import type { FastifyInstance } from 'fastify';
import { type ApplicationRouteParts, applicationRoutes } from './application-routes.ts';

export type SetupParts = ApplicationRouteParts;

export function setupRoutes(app: FastifyInstance, parts: SetupParts): void {
  applicationRoutes(app, parts);
}
