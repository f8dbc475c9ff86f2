/** Some of a few choices, each with what it is for. */

import { useId } from 'react';
import { Check } from './check.tsx';
import { type FieldProps, Told } from './field.tsx';
import styles from './forms.module.css';

interface CheckChoice {
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
          <Check
            key={value}
            label={name}
            hint={meaning}
            checked={chosen.includes(value)}
            change={(checked) => change(checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
          />
        ))}
      </div>
      <Told id={id} hint={hint} error={error} />
    </fieldset>
  );
}
