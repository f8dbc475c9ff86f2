/** Saves a list as CSV that has to be asked for first; says how far it is, and what went wrong. */

import { useState } from 'react';
import filters from '../filters/filters.module.css';
import { formatCount } from '../format.ts';

interface Props {
  /** `told` hears how many rows there are so far. */
  readonly save: (told: (rows: number) => void) => Promise<void>;
}

type State =
  | { readonly kind: 'ready' }
  | { readonly kind: 'saving'; readonly rows: number }
  | { readonly kind: 'failed' };

export function SaveButton({ save }: Props) {
  const [state, setState] = useState<State>({ kind: 'ready' });
  const begin = () => {
    setState({ kind: 'saving', rows: 0 });
    save((rows) => setState({ kind: 'saving', rows })).then(
      () => setState({ kind: 'ready' }),
      () => setState({ kind: 'failed' }),
    );
  };
  return (
    <button type="button" className={filters.button} onClick={begin} disabled={state.kind === 'saving'}>
      {state.kind === 'ready' && 'CSV'}
      {state.kind === 'saving' && `CSV … ${formatCount(state.rows)}`}
      {state.kind === 'failed' && 'CSV failed, try again'}
    </button>
  );
}
