/** The columns of the list of missing updates. */

import type { UpdateRow, UpdateSearch } from '../../api/open.ts';
import { Count } from '../../cells/count.tsx';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { Exploited, sayersOf } from '../../cells/exploited.tsx';
import { Severity } from '../../cells/severity.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { formatDay, formatKb } from '../../format.ts';
import type { ToldColumn } from '../../table/table-features.ts';

/** The devices behind a number are those of the filters. */
export function updateColumns({ platform, tag, ring, software }: UpdateSearch): readonly ToldColumn<UpdateRow>[] {
  return [
    {
      id: 'kb',
      header: 'Update',
      meta: { width: 7.5, sort: 'kb', first: 'asc' },
      text: ({ kb }) => formatKb(kb),
      cell: ({ row: { original } }) => <UpdateLink kb={original.kb} />,
    },
    {
      id: 'name',
      header: 'Name',
      meta: { width: 16 },
      text: ({ name }) => name,
      cell: ({ row: { original } }) => <span title={original.name}>{original.name}</span>,
    },
    {
      id: 'devices',
      header: 'Devices',
      meta: { width: 6, align: 'end', sort: 'devices' },
      text: ({ devices }) => devices,
      cell: ({ row: { original } }) => (
        <DevicesLink
          count={original.devices}
          search={{ kb: original.kb, platform, tag, ring, software }}
          what="devices miss it"
        />
      ),
    },
    {
      id: 'pairs',
      header: 'Closes',
      meta: { width: 6, align: 'end', sort: 'pairs' },
      text: ({ pairs }) => pairs,
      cell: ({ row: { original } }) => <Count count={original.pairs} />,
    },
    {
      id: 'severity',
      header: 'Severity',
      meta: { width: 8, sort: 'severity' },
      text: ({ severity }) => severity,
      cell: ({ row: { original } }) => <Severity severity={original.severity} />,
    },
    {
      id: 'exploited',
      header: 'Exploited, says',
      meta: { width: 17, sort: 'exploited' },
      text: ({ exploited, kev, dueDate }) => sayersOf(exploited.length > 0, kev.length > 0, dueDate),
      cell: ({ row: { original } }) => (
        <Exploited feed={original.exploited.length > 0} kev={original.kev.length > 0} due={original.dueDate} />
      ),
    },
    {
      id: 'restart',
      header: 'Restart',
      meta: { width: 5.5 },
      text: ({ restart }) => restart,
      cell: ({ row: { original } }) => original.restart,
    },
    {
      id: 'released',
      header: 'Released',
      meta: { width: 8.5, align: 'end', sort: 'released' },
      text: ({ released }) => released,
      cell: ({ row: { original } }) => formatDay(original.released),
    },
  ];
}
