/** A text to look for; asked for when the typing rests. */

import { useEffect, useId, useState } from 'react';
import styles from './filters.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}

const restMs = 300;

export function TextFilter({ label, hint, value = '', change }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  // Back and forward change the address, and with it the text.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => change(text.trim() || undefined), restMs);
    return () => clearTimeout(timer);
  }, [text, value, change]);
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={text}
        placeholder={hint}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
