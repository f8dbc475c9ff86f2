/** Answers about the fleet of today as text and as rows of CSV. */

import { editionNames } from '../../assessment/device-support.ts';
import { csvRow } from '../../csv-row.ts';
import type { FleetMissingKb } from '../../fleet/board/missing-updates.ts';
import type { Overview } from '../../fleet/board/overview.ts';
import type { Plan, PlanStep } from '../../fleet/board/plan.ts';
import type { FleetSupport, SupportOfFleet, SupportStanding } from '../../fleet/board/support-of-fleet.ts';
import type { WhatIf } from '../../fleet/board/what-if.ts';
import type { Terminal } from '../terminal.ts';
import { drawTable } from './draw-table.ts';

/** A heading, and rows of texts and numbers. */
export type CsvRows = readonly (readonly (string | number)[])[];

export function csvText(rows: CsvRows): string {
  return rows.map(csvRow).join('');
}

export function devicesIn({ assessed, unknown, unsupported }: Overview['devices']): string {
  return `${assessed} devices (apart: ${unknown} unknown, ${unsupported} unsupported)`;
}

export function drawMissing(rows: readonly FleetMissingKb[], terminal: Terminal): string {
  if (rows.length === 0) return 'Nothing is missing.\n';
  const columns = [
    { title: 'Update' },
    { title: 'Released' },
    { title: 'Name', flexible: true },
    { title: 'Severity' },
    { title: 'Devices', align: 'right' },
    { title: 'Pairs', align: 'right' },
    { title: 'Exploited', align: 'right' },
    { title: 'In KEV', align: 'right' },
    { title: 'Due' },
    { title: 'EPSS', align: 'right' },
    { title: 'Restart' },
  ] as const;
  const cells = rows.map(({ kb, released, name, severity, devices, pairs, exploitedPairs, restart, ...row }) => [
    `KB${kb}`,
    released,
    name,
    severity,
    String(devices),
    String(pairs),
    String(exploitedPairs),
    String(row.kevPairs),
    row.dueDate ?? '',
    row.epss?.score.toFixed(3) ?? '',
    restart,
  ]);
  return drawTable(columns, cells, terminal);
}

export function missingRows(rows: readonly FleetMissingKb[]): CsvRows {
  const heading = [
    ...['kb', 'name', 'url', 'released', 'ageDays', 'restart', 'severity', 'devices', 'pairs', 'exploitedPairs'],
    ...['vulnerabilities', 'exploited', 'needEsu', 'notOffered', 'kevPairs', 'kev', 'dueDate', 'epss', 'epssDay'],
    'postponed',
  ];
  const cells = rows.map((row) => [
    ...[row.kb, row.name, row.url, row.released, row.ageDays, row.restart, row.severity, row.devices, row.pairs],
    ...[row.exploitedPairs, row.vulnerabilities, row.exploited.join(' '), row.needEsu, row.notOffered],
    ...[row.kevPairs, row.kev.join(' '), row.dueDate ?? '', row.epss?.score ?? '', row.epss?.day ?? ''],
    row.postponed.map(({ ring, until }) => `${ring} until ${until}`).join(', '),
  ]);
  return [heading, ...cells];
}

export function drawOverview(overview: Overview): string {
  const { devices, fullyPatched, behind, distinct, excepted } = overview;
  return [
    `${devicesIn(devices)}.`,
    `${fullyPatched} miss nothing; ${behind.oneMonth} miss updates of one month, ${behind.twoMonths} of two, ${behind.threeMonthsOrMore} of three or more.`,
    `${overview.missingUpdates} missing updates, ${overview.openVulnerabilities} open vulnerabilities, summed over the devices; each once: ${distinct.updates} and ${distinct.vulnerabilities}.`,
    `${overview.openExploited} of these does the feed call exploited (each once: ${distinct.exploited}), on ${overview.devicesWithExploited} devices.`,
    `${overview.openInKev} of these are in KEV (each once: ${distinct.inKev}), on ${overview.devicesWithKev} devices.`,
    ...(excepted.devices === 0
      ? []
      : [
          `Apart, left open by exceptions: ${excepted.missingUpdates} missing updates, ${excepted.openVulnerabilities} vulnerabilities, on ${excepted.devices} devices.`,
        ]),
    '',
  ].join('\n');
}

export function overviewRows(overview: Overview): CsvRows {
  const { devices, behind, distinct, excepted, ...counts } = overview;
  const rows = Object.entries({
    ...devices,
    ...counts,
    ...behind,
    distinctUpdates: distinct.updates,
    distinctVulnerabilities: distinct.vulnerabilities,
    distinctExploited: distinct.exploited,
    distinctInKev: distinct.inKev,
    exceptedDevices: excepted.devices,
    exceptedMissingUpdates: excepted.missingUpdates,
    exceptedOpenVulnerabilities: excepted.openVulnerabilities,
  });
  return [['figure', 'value'], ...rows];
}

export function drawPlan({ devices, openVulnerabilities, steps, left }: Plan, terminal: Terminal): string {
  const last = steps.at(-1);
  const end =
    last === undefined
      ? 'No update that is offered closes anything.'
      : `${steps.length === 1 ? 'This one closes' : `These ${steps.length} close`} ${last.percent} %.`;
  return [
    `${devicesIn(devices)}; ${openVulnerabilities} open vulnerabilities, summed over the devices.`,
    ...(last === undefined ? [] : [drawSteps(steps, terminal).trimEnd()]),
    end,
    `Open after that: ${left.openVulnerabilities}. ${describeLeft(left)}`,
    '',
  ].join('\n');
}

function drawSteps(steps: readonly PlanStep[], terminal: Terminal): string {
  const columns = [
    { title: 'Update' },
    { title: 'Released' },
    { title: 'Name', flexible: true },
    { title: 'Devices', align: 'right' },
    { title: 'Pairs', align: 'right' },
    { title: 'Closed', align: 'right' },
    { title: 'Restart' },
  ] as const;
  const cells = steps.map(({ kb, released, name, devices, pairs, percent, restart }) => [
    `KB${kb}`,
    released,
    name,
    String(devices),
    String(pairs),
    `${percent.toFixed(2)} %`,
    restart,
  ]);
  return drawTable(columns, cells, terminal);
}

function describeLeft({
  notInPlan,
  postponed,
  needsEsu,
  supportEnded,
  devicesWithSoftwareWithoutKb,
}: Plan['left']): string {
  return [
    `Not in the plan: ${notInPlan.pairs} on ${notInPlan.devices} devices.`,
    ...(postponed.devices === 0 ? [] : [`Waiting for the day of a ring: ${postponed.pairs} on ${postponed.devices}.`]),
    `Extended Security Updates needed: ${needsEsu.pairs} on ${needsEsu.devices}.`,
    `Support ended: ${supportEnded.pairs} on ${supportEnded.devices}.`,
    `Software that no KB fixes is on ${devicesWithSoftwareWithoutKb} devices, and in no figure.`,
  ].join(' ');
}

export function planRows({ steps }: Plan): CsvRows {
  const heading = ['kb', 'name', 'released', 'restart', 'devices', 'pairs', 'closed', 'percent'];
  return [heading, ...steps.map((s) => [s.kb, s.name, s.released, s.restart, s.devices, s.pairs, s.closed, s.percent])];
}

export function drawWhatIf({ updates, before, after }: WhatIf, terminal: Terminal): string {
  const installed = updates.map(({ kb, devices }) => `KB${kb} on ${devices}`).join(', ');
  const columns = [
    { title: '' },
    { title: 'Now', align: 'right' },
    { title: 'Then', align: 'right' },
    { title: 'Closed', align: 'right' },
  ] as const;
  const cells = compared(before, after).map(([name, now, then]) => [
    name,
    String(now),
    String(then),
    String(Math.abs(now - then)),
  ]);
  return `Installed on the devices that miss it: ${installed}.\n${drawTable(columns, cells, terminal)}`;
}

export function whatIfRows({ before, after }: WhatIf): CsvRows {
  return [['figure', 'before', 'after'], ...compared(before, after)];
}

function compared(before: Overview, after: Overview): readonly (readonly [string, number, number])[] {
  return [
    ['devices that miss nothing', before.fullyPatched, after.fullyPatched],
    ['missing updates', before.missingUpdates, after.missingUpdates],
    ['open vulnerabilities', before.openVulnerabilities, after.openVulnerabilities],
    ['exploited ones', before.openExploited, after.openExploited],
    ['devices with exploited ones', before.devicesWithExploited, after.devicesWithExploited],
  ];
}

const standings: Readonly<Record<SupportStanding, string>> = {
  supported: 'supported',
  'with-esu': 'ended; has ESU',
  'needs-esu': 'ended; ESU not shown',
  ended: 'ended',
  'not-known': 'not known',
};

export function drawSupport({ devices, systems }: SupportOfFleet, terminal: Terminal): string {
  const columns = [
    { title: 'System' },
    { title: 'Edition', flexible: true },
    { title: 'Until' },
    { title: 'ESU until' },
    { title: 'Support' },
    { title: 'Devices', align: 'right' },
    { title: 'Go to' },
  ] as const;
  const cells = systems.map((system) => [
    system.line,
    editionsOf(system),
    system.until ?? '',
    system.esuUntil ?? '',
    standings[system.standing],
    String(system.devices),
    system.upgradeTo ?? '',
  ]);
  return `${devicesIn(devices)}.\n${drawTable(columns, cells, terminal)}`;
}

export function supportRows({ systems }: SupportOfFleet): CsvRows {
  const heading = ['line', 'editions', 'until', 'esuUntil', 'standing', 'devices', 'upgradeTo'];
  const cells = systems.map(({ line, editions, until = '', esuUntil = '', standing, devices, upgradeTo = '' }) => [
    line,
    editions.join(' '),
    until,
    esuUntil,
    standing,
    devices,
    upgradeTo,
  ]);
  return [heading, ...cells];
}

function editionsOf({ editions }: FleetSupport): string {
  return editions.map((edition) => (edition === 'all' ? 'all' : editionNames[edition])).join(' or ');
}
