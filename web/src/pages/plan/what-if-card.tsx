/** How the fleet would stand with the ticked updates installed on every device that misses them. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MachineSearch } from '../../api/machines.ts';
import { type PlanSearch, type WhatIf, whatIfQuery } from '../../api/plan.ts';
import { CommaList } from '../../cells/comma-list.tsx';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { counted, formatCount, formatKb } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';

export function WhatIfCard({ search }: { readonly search: PlanSearch }) {
  const query = useQuery(whatIfQuery(search));
  if (!search.kbs) return null;
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="what would be" height="20rem" />;
  const { updates } = query.data;
  const { platform, tag, ring, software } = search;
  return (
    <section className={card.card} aria-labelledby="what-if">
      <div>
        <h2 id="what-if">What if {counted(updates.length, 'update')} were installed</h2>
        <p className={page.quiet}>
          <CommaList>
            {updates.map(({ kb, devices }) => (
              <span key={kb}>
                {formatKb(kb)} on{' '}
                <DevicesLink
                  count={devices}
                  search={{ kb, platform, tag, ring, software }}
                  what={`devices miss ${formatKb(kb)}`}
                />
              </span>
            ))}
          </CommaList>
        </p>
      </div>
      <ShortTable name="Now and then" heads={['Figure', { number: 'Now' }, { number: 'Then' }, { number: 'Closed' }]}>
        {rowsOf(query.data, { platform, tag, ring, software }).map(([name, before, after, link]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-align="end">{link ?? formatCount(before)}</td>
            <td data-align="end">{formatCount(after)}</td>
            <td data-align="end">{formatCount(Math.abs(before - after))}</td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}

type Row = readonly [name: string, before: number, after: number, link?: ReactNode];

/** Those of now that have a list lead to it. */
function rowsOf({ before, after, kevDay }: WhatIf, view: Omit<PlanSearch, 'most' | 'kbs'>): readonly Row[] {
  const devices = (count: number, search: MachineSearch) => (
    <DevicesLink count={count} search={{ ...view, ...search }} what="devices now" />
  );
  const list = (to: '/updates' | '/vulnerabilities', count: number, exploited?: string) => (
    <Link to={to} search={{ ...view, exploited }}>
      {formatCount(count)}
    </Link>
  );
  const [now, then] = [before, after];
  return [
    ['Devices that miss nothing', now.fullyPatched, then.fullyPatched, devices(now.fullyPatched, { months: '0' })],
    ['Missing updates', now.missingUpdates, then.missingUpdates, list('/updates', now.missingUpdates)],
    [
      'Open vulnerabilities',
      now.openVulnerabilities,
      then.openVulnerabilities,
      list('/vulnerabilities', now.openVulnerabilities),
    ],
    [
      'Exploited, says Microsoft',
      now.openExploited,
      then.openExploited,
      list('/vulnerabilities', now.openExploited, 'feed'),
    ],
    ...(kevDay === undefined
      ? []
      : [
          [
            'Exploited, says CISA (KEV)',
            now.openInKev,
            then.openInKev,
            list('/vulnerabilities', now.openInKev, 'kev'),
          ] as const,
        ]),
    [
      'Devices with something exploited',
      now.devicesWithExploited,
      then.devicesWithExploited,
      devices(now.devicesWithExploited, { exploited: 'feed' }),
    ],
  ];
}
