/** One update: what it is, what it closes in this fleet, and which devices miss it. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { allMissingQuery, allVulnerabilitiesQuery, type UpdateRow, type VulnerabilityRow } from '../../api/open.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { Exploited } from '../../cells/exploited.tsx';
import { Severity } from '../../cells/severity.tsx';
import { counted, formatCount, formatDay, formatKb } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { RowsTable } from '../../table/rows-table.tsx';
import card from '../card.module.css';
import { MachinesBehind } from '../devices/machines-behind.tsx';
import { Facts } from '../facts.tsx';
import page from '../page.module.css';
import { vulnerabilityColumns } from '../vulnerabilities/vulnerability-columns.tsx';

const route = getRouteApi('/updates/$kb');

export function UpdatePage() {
  const { kb: given } = route.useParams();
  const kb = given.replace(/^KB/i, '');
  const query = useQuery(allMissingQuery);
  const closes = useQuery(allVulnerabilitiesQuery);
  const error = query.error ?? closes.error;
  const update = query.data?.value.find((row) => row.kb === kb);
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>{formatKb(kb)}</h1>
        <p className={page.quiet}>{update?.name}</p>
      </div>
      {error && <Failure error={error} retry={() => void Promise.all([query.refetch(), closes.refetch()])} />}
      {!error && (query.isPending || closes.isPending) && <Loading what="the update" height="50rem" />}
      {query.data && update === undefined && <NowhereMissing kb={kb} />}
      {update && closes.data && <Known update={update} vulnerabilities={closes.data.value} />}
    </div>
  );
}

function NowhereMissing({ kb }: { readonly kb: string }) {
  return (
    <Empty title={`No device misses ${formatKb(kb)}`}>
      <p>
        Every device has it, or a newer one that contains it, or needs none. The{' '}
        <a href={catalogPage(kb)} target="_blank" rel="noreferrer">
          Update Catalog
        </a>{' '}
        says whether it exists.
      </p>
    </Empty>
  );
}

function catalogPage(kb: string): string {
  return `https://catalog.update.microsoft.com/v7/site/Search.aspx?q=${formatKb(kb)}`;
}

interface Props {
  readonly update: UpdateRow;
  readonly vulnerabilities: readonly VulnerabilityRow[];
}

function Known({ update, vulnerabilities }: Props) {
  const { kb, released, ageDays, restart, severity, devices, pairs, url, needEsu, notOffered, postponed } = update;
  return (
    <>
      <section className={card.card} aria-label="What it is">
        <Facts
          facts={[
            ['Released', formatDay(released)],
            ['Age', counted(ageDays, 'day')],
            ['Worst severity', <Severity key="severity" severity={severity} />],
            [
              'Exploited, says',
              <Exploited
                key="exploited"
                feed={update.exploited.length > 0}
                kev={update.kev.length > 0}
                due={update.dueDate}
              />,
            ],
            ['Restart', restart || 'Not said'],
            [
              'Devices that miss it',
              <DevicesLink key="devices" count={devices} search={{ kb }} what="devices miss it" />,
            ],
            ['Closes, counted on each device', formatCount(pairs)],
            ...(needEsu > 0 ? [['Only with ESU', counted(needEsu, 'device')] as const] : []),
            ...(notOffered > 0 ? [['Not offered any more', counted(notOffered, 'device')] as const] : []),
            ...postponed.map(
              ({ ring, until, why, devices: waiting }) =>
                [
                  `Waits in ring ${ring}`,
                  `${why} until ${formatDay(until)}, on ${counted(waiting, 'device')}`,
                ] as const,
            ),
            [
              'Where to get it',
              <a key="url" href={url} target="_blank" rel="noreferrer">
                Update Catalog
              </a>,
            ],
          ]}
        />
      </section>
      <Closes kb={kb} vulnerabilities={vulnerabilities} />
      <MachinesBehind search={{ kb }} what="miss it" />
    </>
  );
}

function Closes({ kb, vulnerabilities }: Pick<Props, 'vulnerabilities'> & { readonly kb: string }) {
  const rows = useMemo(() => vulnerabilities.filter(({ kbs }) => kbs.includes(kb)), [vulnerabilities, kb]);
  return (
    <section className={page.page} aria-labelledby="closes">
      <h2 id="closes">Closes {counted(rows.length, 'vulnerability', 'vulnerabilities')}</h2>
      <RowsTable
        name="What it closes"
        columns={vulnerabilityColumns}
        hidden={hidden}
        rows={rows}
        keyOf={keyOf}
        total={rows.length}
        short
      />
    </section>
  );
}

const hidden = ['kbs'];

function keyOf({ id }: { readonly id: string }): string {
  return id;
}
