/** What is around every page: the way past it, the header, the navigation, and the place for the page. */

import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { RouterProvider } from 'react-aria-components';
import { sessionQuery } from '../api/session.ts';
import { Failure } from '../states/failure.tsx';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';

export function Shell() {
  const router = useRouter();
  return (
    <RouterProvider navigate={(to) => void router.navigate({ to: to as '/' })}>
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <div className={styles.frame}>
        <Header />
        <Navigation />
        <main className={styles.page} id="page" tabIndex={-1}>
          <PageOfSession />
        </main>
      </div>
    </RouterProvider>
  );
}

/** No page asks anything before it is known that somebody is signed in. */
function PageOfSession() {
  const { isPending, error, refetch } = useQuery(sessionQuery);
  if (isPending) return null;
  return error ? <Failure error={error} retry={() => void refetch()} /> : <Outlet />;
}
