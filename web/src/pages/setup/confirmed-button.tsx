/** Does what cannot be undone, once it was said twice. */

import { useState } from 'react';
import { ActionButton } from '../../forms/action-button.tsx';
import styles from './setup.module.css';

interface Props {
  /** "Revoke" */
  readonly name: string;
  /** What it is done to, for those who cannot see where the button stands. */
  readonly what: string;
  readonly act: () => void;
  readonly isUnderWay: boolean;
}

export function ConfirmedButton({ name, what, act, isUnderWay }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <ActionButton act={() => setIsAsking(true)} isUnderWay={isUnderWay} label={`${name} ${what}`}>
        {name}
      </ActionButton>
    );
  }
  const confirm = () => {
    setIsAsking(false);
    act();
  };
  return (
    <span className={styles.confirm}>
      <ActionButton act={confirm} label={`Yes, ${name.toLowerCase()} ${what}`}>
        Yes, {name.toLowerCase()}
      </ActionButton>
      <ActionButton act={() => setIsAsking(false)} label={`Keep ${what}`}>
        Keep
      </ActionButton>
    </span>
  );
}
