/** The pages and their addresses. Whatever a page shows follows from its address: filters, sorting and paging are search parameters. */

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router';
import { complianceSearchNames } from './api/compliance.ts';
import { machineSearchNames } from './api/machines.ts';
import { updateSearchNames, vulnerabilitySearchNames } from './api/open.ts';
import { planSearchNames, runbookSearchNames } from './api/plan.ts';
import { pageOf } from './load-page.ts';
import { OverviewPage } from './pages/overview/overview-page.tsx';
import { parseSearch, pickSearch, writeSearch } from './search.ts';
import { Shell } from './shell/shell.tsx';
import { Failure } from './states/failure.tsx';
import { NoSuchPage } from './states/no-such-page.tsx';

export interface PageContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<PageContext>()({ component: Shell, notFoundComponent: NoSuchPage });

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });

const devices = createRoute({
  getParentRoute: () => root,
  path: '/devices',
  validateSearch: pickSearch([...machineSearchNames, 'hide']),
  component: pageOf(() => import('./pages/devices/devices-page.tsx'), 'DevicesPage'),
});

const device = createRoute({
  getParentRoute: () => root,
  path: '/devices/$id',
  validateSearch: pickSearch(['day', 'why', 'closes']),
  component: pageOf(() => import('./pages/device/device-page.tsx'), 'DevicePage'),
});

const updates = createRoute({
  getParentRoute: () => root,
  path: '/updates',
  validateSearch: pickSearch(updateSearchNames),
  component: pageOf(() => import('./pages/updates/updates-page.tsx'), 'UpdatesPage'),
});

const update = createRoute({
  getParentRoute: () => root,
  path: '/updates/$kb',
  component: pageOf(() => import('./pages/update/update-page.tsx'), 'UpdatePage'),
});

const vulnerabilities = createRoute({
  getParentRoute: () => root,
  path: '/vulnerabilities',
  validateSearch: pickSearch(vulnerabilitySearchNames),
  component: pageOf(() => import('./pages/vulnerabilities/vulnerabilities-page.tsx'), 'VulnerabilitiesPage'),
});

const vulnerability = createRoute({
  getParentRoute: () => root,
  path: '/vulnerabilities/$id',
  component: pageOf(() => import('./pages/vulnerability/vulnerability-page.tsx'), 'VulnerabilityPage'),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  validateSearch: pickSearch(planSearchNames),
  component: pageOf(() => import('./pages/plan/plan-page.tsx'), 'PlanPage'),
});

const runbook = createRoute({
  getParentRoute: () => root,
  path: '/plan/runbook',
  validateSearch: pickSearch(runbookSearchNames),
  component: pageOf(() => import('./pages/plan/runbook-page.tsx'), 'RunbookPage'),
});

const compliance = createRoute({
  getParentRoute: () => root,
  path: '/compliance',
  validateSearch: pickSearch(complianceSearchNames),
  component: pageOf(() => import('./pages/compliance/compliance-page.tsx'), 'CompliancePage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: pageOf(() => import('./pages/setup/setup-page.tsx'), 'SetupPage'),
});

const setupDevices = createRoute({
  getParentRoute: () => setup,
  path: '/',
  component: pageOf(() => import('./pages/setup/devices/devices-section.tsx'), 'DevicesSection'),
});

const setupApplications = createRoute({
  getParentRoute: () => setup,
  path: 'applications',
  component: pageOf(() => import('./pages/setup/applications/applications-section.tsx'), 'ApplicationsSection'),
});

const setupCatalogue = createRoute({
  getParentRoute: () => setup,
  path: 'catalogue',
  component: pageOf(() => import('./pages/setup/catalogue/catalogue-section.tsx'), 'CatalogueSection'),
});

const setupNotices = createRoute({
  getParentRoute: () => setup,
  path: 'notices',
  component: pageOf(() => import('./pages/setup/notices/notices-section.tsx'), 'NoticesSection'),
});

const setupLimits = createRoute({
  getParentRoute: () => setup,
  path: 'limits',
  component: pageOf(() => import('./pages/setup/settings/settings-section.tsx'), 'SettingsSection'),
});

const routeTree = root.addChildren([
  overview,
  devices,
  device,
  updates,
  update,
  vulnerabilities,
  vulnerability,
  plan,
  runbook,
  compliance,
  setup.addChildren([setupDevices, setupApplications, setupCatalogue, setupNotices, setupLimits]),
]);

export function createPageRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    parseSearch,
    stringifySearch: writeSearch,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    // What could not be loaded is loaded again by the router alone.
    defaultErrorComponent: ({ error, reset }) => (
      <Failure error={error as Error} retry={() => void router.invalidate().then(reset)} />
    ),
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
