/** One of a few choices, one of which always is. */

import { Field, type FieldProps } from './field.tsx';

interface Props extends FieldProps {
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly value: string;
  readonly change: (value: string) => void;
}

export function Choice({ choices, value, change, ...field }: Props) {
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ target }) => change(target.value)}>
          {choices.map(([known, name]) => (
            <option key={known} value={known}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
