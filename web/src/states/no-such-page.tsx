/** For an address that no page has. */

import { Link } from '@tanstack/react-router';
import styles from './states.module.css';

export function NoSuchPage() {
  return (
    <section className={styles.card}>
      <h1>There is no page here</h1>
      <p>
        The address may be misspelt. <Link to="/">Go to the overview</Link>
      </p>
    </section>
  );
}
