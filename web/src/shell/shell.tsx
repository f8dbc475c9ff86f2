/** What is around every page: the way past it, the header, the navigation, and the place for the page. */

import { Outlet, useRouter } from '@tanstack/react-router';
import { RouterProvider } from 'react-aria-components';
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
          <Outlet />
        </main>
      </div>
    </RouterProvider>
  );
}
