/** Vulnerabilities that are open in a fleet as text and as rows of CSV. */

import type { FleetVulnerability } from '../../fleet/board/open-vulnerabilities.ts';
import type { Terminal } from '../terminal.ts';
import type { CsvRows } from './board.ts';
import { drawTable } from './draw-table.ts';

export function drawVulnerabilities(rows: readonly FleetVulnerability[], terminal: Terminal): string {
  if (rows.length === 0) return 'None is open.\n';
  const columns = [
    { title: 'Vulnerability' },
    { title: 'Severity' },
    { title: 'CVSS', align: 'right' },
    { title: 'Published' },
    { title: 'Feed' },
    { title: 'KEV since' },
    { title: 'Due' },
    { title: 'Ransomware' },
    { title: 'EPSS', align: 'right' },
    { title: 'Devices', align: 'right' },
    { title: 'Updates', flexible: true },
  ] as const;
  const cells = rows.map(({ id, severity, cvss, published, exploited, kev, epss, devices, excepted, kbs }) => [
    id,
    severity,
    cvss?.score.toFixed(1) ?? '',
    published,
    exploited ? 'exploited' : '',
    kev?.dateAdded ?? '',
    kev?.dueDate ?? '',
    kev?.ransomware ? 'known' : '',
    epss?.score.toFixed(3) ?? '',
    excepted === 0 ? String(devices) : `${devices} (excepted: ${excepted})`,
    kbs.map((kb) => `KB${kb}`).join(' '),
  ]);
  return drawTable(columns, cells, terminal);
}

export function vulnerabilityRows(rows: readonly FleetVulnerability[]): CsvRows {
  const heading = [
    ...['id', 'severity', 'published', 'publiclyDisclosed', 'exploited', 'kevAdded', 'kevDue', 'kevRansomware'],
    ...['epss', 'epssPercentile', 'epssDay', 'devices', 'excepted', 'kbs', 'cvss', 'cvssVector', 'updated'],
  ];
  const cells = rows.map(({ kev, epss, cvss, ...row }) => [
    ...[row.id, row.severity, row.published, String(row.publiclyDisclosed), String(row.exploited)],
    ...[kev?.dateAdded ?? '', kev?.dueDate ?? '', kev === undefined ? '' : String(kev.ransomware)],
    ...[epss?.score ?? '', epss?.percentile ?? '', epss?.day ?? '', row.devices, row.excepted, row.kbs.join(' ')],
    ...[cvss?.score ?? '', cvss?.vector ?? '', row.updated],
  ]);
  return [heading, ...cells];
}
