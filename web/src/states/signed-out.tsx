/** In the place of every page where nobody is signed in: the way to the issuer, where one signs people in, and what a link is. */

import { useQuery } from '@tanstack/react-query';
import { waysQuery } from '../api/session.ts';
import styles from './states.module.css';

export function SignedOut() {
  const { data: ways, isPending } = useQuery(waysQuery);
  if (isPending) return null;
  const issuer = ways?.issuer;
  const { pathname, search } = location;
  return (
    <section className={styles.card}>
      <h1>Nobody is signed in</h1>
      {issuer === undefined ? (
        <p>
          Open the sign-in link that the server printed when it started, or make another one with{' '}
          <code>missingkbs sign-in</code>.
        </p>
      ) : (
        <>
          <p>You are sent to {issuer} to sign in, and back to this page.</p>
          <a
            className={`${styles.button} ${styles.first}`}
            href={`/sign-in/issuer?${new URLSearchParams({ to: pathname + search })}`}
          >
            Sign in
          </a>
        </>
      )}
    </section>
  );
}
