/** A field of a form: its label, what to write there, and what is wrong with it, all of which a screen reader tells with it. */

import { type ReactNode, useId } from 'react';
import styles from './forms.module.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What was found, what was expected. */
  readonly error?: string | undefined;
}

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props extends FieldProps {
  readonly children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const told = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': told || undefined, 'aria-invalid': error !== undefined })}
      <Told id={id} hint={hint} error={error} />
    </div>
  );
}

/** Below a field; an error is told as soon as it comes. */
export function Told({ id, hint, error }: Omit<FieldProps, 'label'> & { readonly id: string }) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
