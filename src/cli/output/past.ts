/** Answers about the past as text. */

import type { ExposedMachines } from '../../fleet/past/exposed-machines.ts';
import type { Exposure } from '../../fleet/past/exposure.ts';
import type { PatchedWithin } from '../../fleet/past/patched-within.ts';
import type { MissingOnDay } from '../past-of-tenant.ts';
import type { Terminal } from '../terminal.ts';
import { devicesIn } from './board.ts';
import { drawTable } from './draw-table.ts';

export function drawExposure(exposure: Exposure, terminal: Terminal): string {
  const { day, devices, missingUpdates, openVulnerabilities, devicesByMissingUpdates } = exposure;
  const rows = devicesByMissingUpdates.map(({ missing, devices: count }) => [String(missing), String(count)]);
  const columns = [
    { title: 'Missing updates', align: 'right' },
    { title: 'Devices', align: 'right' },
  ] as const;
  return [
    `${day}: ${devicesIn(devices)}.`,
    `${missingUpdates} missing updates, ${openVulnerabilities} open vulnerabilities, summed over the devices.`,
    drawTable(columns, rows, terminal),
  ].join('\n');
}

export function drawExposed({ vulnerability, day, devices, exposed, machineIds }: ExposedMachines): string {
  const head = `${vulnerability} on ${day}: open on ${exposed} of ${devicesIn(devices)}.`;
  return `${[head, ...machineIds].join('\n')}\n`;
}

export function drawMissing({ machineId, day, value }: MissingOnDay, terminal: Terminal): string {
  if (value.length === 0) return `${machineId} on ${day}: nothing missing.\n`;
  const rows = value.map(({ id, releaseDate, name, cveAddressed }) => [
    `KB${id}`,
    releaseDate,
    name,
    String(cveAddressed),
  ]);
  const columns = [
    { title: 'Update' },
    { title: 'Released' },
    { title: 'Name', flexible: true },
    { title: 'CVEs', align: 'right' },
  ] as const;
  return `${machineId} on ${day}:\n${drawTable(columns, rows, terminal)}`;
}

export function drawPatched({ days, deadlines, devices, patched, late, percentPatched }: PatchedWithin): string {
  const share = percentPatched === undefined ? '' : `, ${percentPatched} %`;
  const released = deadlines.map(({ released, deadline }) => `${released} (by ${deadline})`).join(', ');
  return `Within ${days} days of ${released}: ${patched} patched${share}, ${late} late, of ${devicesIn(devices)}.\n`;
}
