/** All routes below /api/setup. They are the page's, and for people alone. */

import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../config.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { ThreatHolder } from '../fleet/threat-holder.ts';
import { Syncs } from '../sync/syncs.ts';
import { type ApplicationRouteParts, applicationRoutes } from './application-routes.ts';
import { settingsRoute } from './settings-route.ts';
import { syncRoutes } from './sync-routes.ts';

export interface SetupParts extends ApplicationRouteParts {
  readonly settings: Settings;
  readonly catalogs: CatalogHolder;
  readonly threats: ThreatHolder;
}

export function setupRoutes(app: FastifyInstance, parts: SetupParts): void {
  const { store, settings, catalogs, threats, logger, now } = parts;
  const takeUp = async () => {
    await Promise.all([catalogs.refresh(), threats.refresh()]);
  };
  const syncs = new Syncs({ store, settings, takeUp, logger, now });
  app.addHook('onClose', () => syncs.close());
  applicationRoutes(app, parts);
  settingsRoute(app, settings);
  syncRoutes(app, { store, catalogs, threats, syncs, now });
}
