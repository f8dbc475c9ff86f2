/** In the place of a list that has nothing in it: why, and what would put something there. */

import type { ReactNode } from 'react';
import styles from './states.module.css';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
}

export function Empty({ title, children }: Props) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
