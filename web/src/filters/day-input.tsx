/** A day from one on, or until one. */

import { useId } from 'react';
import styles from './filters.module.css';

interface Props {
  readonly label: string;
  readonly least?: string;
  readonly most?: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}

export function DayInput({ label, least, most, value = '', change }: Props) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        min={least}
        max={most}
        value={value}
        onChange={({ target }) => change(target.value || undefined)}
      />
    </div>
  );
}
