/** The columns of a list of devices. */

import { Link } from '@tanstack/react-router';
import type { MachineRow } from '../../api/machines.ts';
import { Count } from '../../cells/count.tsx';
import { Moment } from '../../cells/moment.tsx';
import type { Column } from '../../table/table-features.ts';

interface Told {
  /** As a spreadsheet gets it. */
  readonly text: (row: MachineRow) => string | number;
}

export const machineColumns: readonly (Column<MachineRow> & Told)[] = [
  {
    id: 'name',
    header: 'Device',
    meta: { width: 14.5, sort: 'name', first: 'asc' },
    text: ({ computerDnsName }) => computerDnsName,
    cell: ({ row: { original } }) => (
      <Link to="/devices/$id" params={{ id: original.id }} title={original.computerDnsName}>
        {original.computerDnsName}
      </Link>
    ),
  },
  {
    id: 'open',
    header: 'Open vulnerabilities',
    meta: { width: 10.5, align: 'end', sort: 'open' },
    text: ({ openVulnerabilities = '' }) => openVulnerabilities,
    cell: ({ row: { original } }) => <Count count={original.openVulnerabilities} />,
  },
  {
    id: 'exploited',
    header: 'Exploited (Microsoft)',
    meta: { width: 11, align: 'end', sort: 'exploited' },
    text: ({ openExploited = '' }) => openExploited,
    cell: ({ row: { original } }) => <Count count={original.openExploited} grave />,
  },
  {
    id: 'kev',
    header: 'Exploited (CISA)',
    meta: { width: 9.5, align: 'end', sort: 'kev' },
    text: ({ openInKev = '' }) => openInKev,
    cell: ({ row: { original } }) => <Count count={original.openInKev} grave />,
  },
  {
    id: 'missing',
    header: 'Missing updates',
    meta: { width: 9.5, align: 'end', sort: 'missing' },
    text: ({ missingUpdates = '' }) => missingUpdates,
    cell: ({ row: { original } }) => <Count count={original.missingUpdates} />,
  },
  {
    id: 'months',
    header: 'Months behind',
    meta: { width: 9, align: 'end', sort: 'months' },
    text: ({ monthsBehind = '' }) => monthsBehind,
    cell: ({ row: { original } }) => <Count count={original.monthsBehind} />,
  },
  {
    id: 'system',
    header: 'System',
    meta: { width: 13 },
    text: systemOf,
    cell: ({ row: { original } }) => systemOf(original),
  },
  {
    id: 'tags',
    header: 'Tags',
    meta: { width: 9 },
    text: ({ machineTags }) => machineTags.join('; '),
    cell: ({ row: { original } }) => (
      <span title={original.machineTags.join(', ')}>{original.machineTags.join(', ')}</span>
    ),
  },
  {
    id: 'seen',
    header: 'Last seen',
    meta: { width: 8.5, align: 'end', sort: 'lastSeen' },
    text: ({ lastSeen }) => lastSeen,
    cell: ({ row: { original } }) => <Moment at={original.lastSeen} />,
  },
];

function systemOf({ line, osPlatform, osVersion }: MachineRow): string {
  return line ?? [osPlatform, osVersion].filter((part) => part !== null).join(' ');
}
