/** A day until today. */

import { useId } from 'react';
import styles from './filters.module.css';

interface Props {
  readonly label: string;
  readonly today: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}

export function DayFilter({ label, today, value = '', change }: Props) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        max={today}
        value={value}
        onChange={({ target }) => change(target.value || undefined)}
      />
    </div>
  );
}
