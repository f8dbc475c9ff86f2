/** In the place of every page where nobody is signed in. */

import styles from './states.module.css';

export function SignedOut() {
  return (
    <section className={styles.card}>
      <h1>Nobody is signed in</h1>
      <p>
        Open the sign-in link that the server printed when it started, or make another one with{' '}
        <code>missingkbs sign-in</code>.
      </p>
    </section>
  );
}
