/** Does something that the server has to agree to; while it is under way it cannot be pressed again. */

import type { ReactNode } from 'react';
import filters from '../filters/filters.module.css';
import styles from './forms.module.css';

interface Props {
  readonly children: ReactNode;
  /** Without it the button sends its form. */
  readonly act?: () => void;
  readonly isUnderWay?: boolean;
  /** The one thing to do here. */
  readonly isMain?: boolean;
  /** Where what is written on it does not say of what. */
  readonly label?: string;
}

export function ActionButton({ children, act, isUnderWay = false, isMain = false, label }: Props) {
  return (
    <button
      type={act === undefined ? 'submit' : 'button'}
      className={`${filters.button} ${styles.button} ${isMain ? styles.main : ''}`}
      disabled={isUnderWay}
      aria-label={label}
      onClick={act}
    >
      {children}
    </button>
  );
}
