/** One of a few choices, or any. */

import { useId } from 'react';
import styles from './filters.module.css';

export type Choice = readonly [value: string, name: string];

interface Props {
  readonly label: string;
  /** What it is without a choice. */
  readonly any: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}

export function SelectFilter({ label, any, choices, value = '', change }: Props) {
  const id = useId();
  const isKnown = value === '' || choices.some(([known]) => known === value);
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => change(event.target.value || undefined)}>
        <option value="">{any}</option>
        {choices.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
        {!isKnown && <option value={value}>{value}</option>}
      </select>
    </div>
  );
}
