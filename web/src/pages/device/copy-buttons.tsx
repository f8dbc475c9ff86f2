/** What the page shows, for somewhere else: as JSON, and as the call of the API that gives it. */

import { type FleetMachine, machinePath } from '../../api/machines.ts';
import { CopyButton } from '../../cells/copy-button.tsx';
import filters from '../../filters/filters.module.css';

export function CopyButtons({ machine }: { readonly machine: FleetMachine }) {
  return (
    <div className={filters.actions}>
      <CopyButton name="Copy as JSON" text={JSON.stringify(machine, null, 2)} />
      <CopyButton name="Copy API call" text={callOf(machine.id)} />
    </div>
  );
}

function callOf(id: string): string {
  return `curl -s -H "Authorization: Bearer $TOKEN" ${location.origin}${machinePath(id)}`;
}
