/** The pages and their addresses. Whatever a page shows follows from its address: filters, sorting and paging are search parameters. */

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router';
import { OverviewPage } from './pages/overview/overview-page.tsx';
import { Shell } from './shell/shell.tsx';
import { Failure } from './states/failure.tsx';
import { NoSuchPage } from './states/no-such-page.tsx';

export interface PageContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<PageContext>()({ component: Shell, notFoundComponent: NoSuchPage });

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });

const routeTree = root.addChildren([overview]);

export function createPageRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error as Error} retry={reset} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
