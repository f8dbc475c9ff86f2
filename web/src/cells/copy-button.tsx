/** Puts a text into the clipboard, and says whether it could. */

import { useState } from 'react';
import filters from '../filters/filters.module.css';

const saidMs = 2_000;

interface Props {
  readonly name: string;
  readonly text: string;
  /** Where its name does not say of what. */
  readonly label?: string;
}

export function CopyButton({ name, text, label }: Props) {
  const [said, setSaid] = useState<string>();
  const copy = () => {
    // A page that came over HTTP from another host has no clipboard.
    const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('There is no clipboard.'));
    copying.then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not allow it'),
    );
    setTimeout(() => setSaid(undefined), saidMs);
  };
  return (
    <button type="button" className={filters.button} aria-label={said ? undefined : label} onClick={copy}>
      <span aria-live="polite">{said ?? name}</span>
    </button>
  );
}
