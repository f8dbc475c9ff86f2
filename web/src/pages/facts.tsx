/** What something is, name by name. */

import type { ReactNode } from 'react';
import styles from './facts.module.css';

export type Fact = readonly [name: string, value: ReactNode];

interface Props {
  readonly facts: readonly Fact[];
  /** Numbers that matter most. */
  readonly large?: boolean;
}

export function Facts({ facts, large = false }: Props) {
  return (
    <dl className={styles.facts} data-large={large}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
