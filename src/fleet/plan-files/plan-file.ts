/** The updates of a plan as a file for what deploys them: a script for WSUS or Configuration Manager, a list for Intune. */

import { csvRow } from '../../csv-row.ts';
import { configManagerScript } from './config-manager.ts';
import type { Planned } from './planned.ts';
import { wsusScript } from './wsus.ts';

export const planFiles = ['wsus', 'intune', 'configmgr'] as const;
export type PlanFile = (typeof planFiles)[number];

export function planFileName(file: PlanFile, { asOf }: Planned): string {
  return `plan-${file}-${asOf}.${file === 'intune' ? 'csv' : 'ps1'}`;
}

export function planFileText(file: PlanFile, planned: Planned): string {
  switch (file) {
    case 'wsus':
      return wsusScript(planned);
    case 'configmgr':
      return configManagerScript(planned);
    case 'intune':
      return intuneList(planned);
  }
}

/**
 * Intune takes no KB numbers: a policy for quality updates names the release by its day
 * (https://learn.microsoft.com/intune/device-updates/windows/expedite-policy).
 */
function intuneList({ steps }: Planned): string {
  const heading = ['release', 'kb', 'name', 'restart', 'devices', 'closes'];
  const rows = steps.map(({ kb, name, released, restart, devices, pairs }) => [
    released,
    `KB${kb}`,
    name,
    restart,
    devices,
    pairs,
  ]);
  return [heading, ...rows].map(csvRow).join('');
}
