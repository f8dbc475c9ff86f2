/** A made-up fleet that reports every month, and what each of its devices missed on a day, assessed for itself. */

import type { Assessor } from '../../src/assessment/assessor.ts';
import type { Assessment } from '../../src/assessment/model.ts';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { MachineId } from '../../src/brand.ts';
import { createFleet } from '../../src/fleet/fleet.ts';
import type { Inventory } from '../../src/inventory/model.ts';

export const reportingTenant = 'contoso.example';
const months = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05'];

/** Every device reports once a month; two in three moments of a month, so that some devices come later than others. */
export function reportsOf(assessor: Assessor, seed: number): Inventory[][] {
  const fleet = createFleet(assessor.catalog, { devices: 60, states: 45, tenants: [reportingTenant], seed });
  return months.map((month, place) => {
    const moment = fleet.at(new Date(`${month}-${10 + ((seed + place) % 15)}T12:00:00Z`));
    const oddOne: Inventory = { ...moment.inventoryOf(3), osVersion: '10.0.99999.1' };
    return [...moment.inventories(0, 40 + 4 * place), oddOne];
  });
}

/** Every device assessed for itself as of a day, from the newest report that it had made by the end of that one or of another. */
export function assessAll(
  assessor: Assessor,
  reports: readonly Inventory[][],
  day: string,
  asOf = day,
): Map<MachineId, Assessment> {
  const newest = new Map<MachineId, Inventory>();
  for (const inventory of reports.flat()) {
    const { id, lastSeen = '' } = inventory;
    if (lastSeen.slice(0, 10) > day || lastSeen < (newest.get(id)?.lastSeen ?? '')) continue;
    newest.set(id, inventory);
  }
  return new Map([...newest].map(([id, inventory]) => [id, assessor.assess(patchStateOf(inventory), asOf)]));
}
