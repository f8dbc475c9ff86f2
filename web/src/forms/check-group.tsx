/** Some of a few choices, each with what it is for. */

import { useId } from 'react';
import { type FieldProps, Told } from './field.tsx';
import styles from './forms.module.css';

export interface CheckChoice {
  readonly value: string;
  readonly name: string;
  readonly meaning?: string;
}

interface Props extends FieldProps {
  readonly choices: readonly CheckChoice[];
  readonly chosen: readonly string[];
  readonly change: (chosen: readonly string[]) => void;
}

export function CheckGroup({ label, hint, error, choices, chosen, change }: Props) {
  const id = useId();
  return (
    <fieldset className={styles.field} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      <div className={styles.checks}>
        {choices.map(({ value, name, meaning }) => (
          <div key={value} className={styles.check}>
            <input
              type="checkbox"
              id={`${id}-${value}`}
              checked={chosen.includes(value)}
              aria-describedby={meaning === undefined ? undefined : `${id}-${value}-meaning`}
              onChange={({ target }) =>
                change(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
            />
            <label htmlFor={`${id}-${value}`}>{name}</label>
            {meaning !== undefined && (
              <span id={`${id}-${value}-meaning`} className={styles.hint}>
                {meaning}
              </span>
            )}
          </div>
        ))}
      </div>
      <Told id={id} hint={hint} error={error} />
    </fieldset>
  );
}
