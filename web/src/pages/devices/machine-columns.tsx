/** The columns of a list of devices. */

import { Link } from '@tanstack/react-router';
import type { MachineRow } from '../../api/machines.ts';
import { Count } from '../../cells/count.tsx';
import { Moment } from '../../cells/moment.tsx';
import type { Column } from '../../table/table-features.ts';

interface Told {
  /** As a spreadsheet gets it. */
  readonly text: (row: MachineRow) => string | number;
  /** The server's names of it in an export. */
  readonly exported: readonly string[];
}

type MachineColumn = Column<MachineRow> & Told;

export const machineColumns: readonly MachineColumn[] = [
  {
    id: 'name',
    header: 'Device',
    meta: { width: 14.5, narrow: 10, sort: 'name', first: 'asc' },
    text: ({ computerDnsName }) => computerDnsName,
    exported: ['computerDnsName'],
    cell: ({ row: { original } }) => (
      <Link to="/devices/$id" params={{ id: original.id }} title={original.computerDnsName}>
        {original.computerDnsName}
      </Link>
    ),
  },
  numbers({
    id: 'open',
    exported: 'openVulnerabilities',
    header: 'Open vulnerabilities',
    width: 10.5,
    of: (row) => row.openVulnerabilities,
  }),
  numbers({
    id: 'exploited',
    exported: 'exploited',
    header: 'Exploited (Microsoft)',
    width: 11,
    of: (row) => row.openExploited,
    grave: true,
  }),
  numbers({
    id: 'kev',
    exported: 'kev',
    header: 'Exploited (CISA)',
    width: 9.5,
    of: (row) => row.openInKev,
    grave: true,
  }),
  numbers({
    id: 'missing',
    exported: 'missingKbs',
    header: 'Missing updates',
    width: 9.5,
    of: (row) => row.missingUpdates,
  }),
  numbers({ id: 'months', exported: 'monthsBehind', header: 'Months behind', width: 9, of: (row) => row.monthsBehind }),
  {
    id: 'system',
    header: 'System',
    meta: { width: 13 },
    text: systemOf,
    exported: ['line', 'osPlatform', 'osVersion'],
    cell: ({ row: { original } }) => systemOf(original),
  },
  {
    id: 'tags',
    header: 'Tags',
    meta: { width: 9 },
    text: ({ machineTags }) => machineTags.join('; '),
    exported: ['machineTags'],
    cell: ({ row: { original } }) => (
      <span title={original.machineTags.join(', ')}>{original.machineTags.join(', ')}</span>
    ),
  },
  {
    id: 'seen',
    header: 'Last seen',
    meta: { width: 8.5, align: 'end', sort: 'lastSeen' },
    text: ({ lastSeen }) => lastSeen,
    exported: ['lastSeen'],
    cell: ({ row: { original } }) => <Moment at={original.lastSeen} />,
  },
];

interface Numbers {
  /** The server's name of the order too. */
  readonly id: string;
  readonly exported: string;
  readonly header: string;
  readonly width: number;
  readonly of: (row: MachineRow) => number | undefined;
  readonly grave?: boolean;
}

function numbers({ id, exported, header, width, of, grave = false }: Numbers): MachineColumn {
  return {
    id,
    header,
    meta: { width, align: 'end', sort: id },
    text: (row) => of(row) ?? '',
    exported: [exported],
    cell: ({ row: { original } }) => <Count count={of(original)} grave={grave} />,
  };
}

function systemOf({ line, osPlatform, osVersion }: MachineRow): string {
  return line ?? [osPlatform, osVersion].filter((part) => part !== null).join(' ');
}
