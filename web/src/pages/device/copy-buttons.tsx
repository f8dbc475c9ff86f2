/** What the page shows, for somewhere else: as JSON, and as the call of the API that gives it. */

import { useState } from 'react';
import { type FleetMachine, missingPath } from '../../api/machines.ts';
import filters from '../../filters/filters.module.css';

export function CopyButtons({ machine }: { readonly machine: FleetMachine }) {
  return (
    <div className={filters.actions}>
      <CopyButton name="Copy as JSON" text={JSON.stringify(machine, null, 2)} />
      <CopyButton name="Copy API call" text={callOf(machine.id)} />
    </div>
  );
}

const saidMs = 2_000;

function CopyButton({ name, text }: { readonly name: string; readonly text: string }) {
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
    <button type="button" className={filters.button} onClick={copy}>
      <span aria-live="polite">{said ?? name}</span>
    </button>
  );
}

function callOf(id: string): string {
  return `curl -s -H "Authorization: Bearer $TOKEN" ${location.origin}${missingPath(id)}`;
}
