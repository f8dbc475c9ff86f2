/** A line of text. */

import { Field, type FieldProps } from './field.tsx';

interface Props extends FieldProps {
  readonly type?: 'text' | 'url' | 'number';
  readonly value: string;
  readonly change: (value: string) => void;
  readonly placeholder?: string;
}

export function TextInput({ type = 'text', value, change, placeholder, ...field }: Props) {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          type={type}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck="false"
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}
