/** How the fleet would stand with the ticked updates installed on every device that misses them. */

import { useQuery } from '@tanstack/react-query';
import { type PlanSearch, type WhatIf, whatIfQuery } from '../../api/plan.ts';
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
          {updates.map(({ kb, devices }, place) => (
            <span key={kb}>
              {place > 0 && ', '}
              {formatKb(kb)} on{' '}
              <DevicesLink
                count={devices}
                search={{ kb, platform, tag, ring, software }}
                what={`devices miss ${formatKb(kb)}`}
              />
            </span>
          ))}
        </p>
      </div>
      <ShortTable name="Now and then" heads={['Figure', { number: 'Now' }, { number: 'Then' }, { number: 'Closed' }]}>
        {rowsOf(query.data).map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-align="end">{formatCount(before)}</td>
            <td data-align="end">{formatCount(after)}</td>
            <td data-align="end">{formatCount(Math.abs(before - after))}</td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}

function rowsOf({
  before,
  after,
  kevDay,
}: WhatIf): readonly (readonly [name: string, before: number, after: number])[] {
  return [
    ['Devices that miss nothing', before.fullyPatched, after.fullyPatched],
    ['Missing updates', before.missingUpdates, after.missingUpdates],
    ['Open vulnerabilities', before.openVulnerabilities, after.openVulnerabilities],
    ['Exploited, says Microsoft', before.openExploited, after.openExploited],
    ...(kevDay === undefined ? [] : [['Exploited, says CISA (KEV)', before.openInKev, after.openInKev] as const]),
    ['Devices with something exploited', before.devicesWithExploited, after.devicesWithExploited],
  ];
}
