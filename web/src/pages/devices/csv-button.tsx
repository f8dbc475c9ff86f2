/** Saves the list as CSV; says how far it is, and what went wrong. */

import { useState } from 'react';
import type { MachineSearch } from '../../api/machines.ts';
import filters from '../../filters/filters.module.css';
import { formatCount } from '../../format.ts';
import { saveCsv } from './save-csv.ts';

interface Props {
  readonly search: MachineSearch;
  readonly hidden: readonly string[];
}

type State =
  | { readonly kind: 'ready' }
  | { readonly kind: 'saving'; readonly devices: number }
  | { readonly kind: 'failed' };

export function CsvButton({ search, hidden }: Props) {
  const [state, setState] = useState<State>({ kind: 'ready' });
  const save = () => {
    setState({ kind: 'saving', devices: 0 });
    saveCsv(search, hidden, (devices) => setState({ kind: 'saving', devices })).then(
      () => setState({ kind: 'ready' }),
      () => setState({ kind: 'failed' }),
    );
  };
  return (
    <button type="button" className={filters.button} onClick={save} disabled={state.kind === 'saving'}>
      {state.kind === 'ready' && 'CSV'}
      {state.kind === 'saving' && `CSV … ${formatCount(state.devices)}`}
      {state.kind === 'failed' && 'CSV failed, try again'}
    </button>
  );
}
