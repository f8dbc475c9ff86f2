/** What the device missed at the end of a day of the past. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Refusal } from '../../api/ask.ts';
import { missingOnDayQuery } from '../../api/machines.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { DayFilter } from '../../filters/day-filter.tsx';
import { counted, formatCount, formatDay, formatSoftware } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';

const route = getRouteApi('/devices/$id');

export function OnDay({ id, today }: { readonly id: string; readonly today: string }) {
  const { day } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (chosen: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, day: chosen }),
      replace: true,
      resetScroll: false,
    });
  return (
    <section className={card.card} aria-labelledby="past">
      <h2 id="past">On a day of the past</h2>
      <DayFilter label="At the end of (UTC)" today={today} value={day} change={change} />
      {day !== undefined && <Missing id={id} day={day} />}
    </section>
  );
}

function Missing({ id, day }: { readonly id: string; readonly day: string }) {
  const query = useQuery(missingOnDayQuery(id, day));
  if (query.error instanceof Refusal && query.error.status === 404) return <p>{query.error.message}</p>;
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="that day" height="8rem" />;
  const { value } = query.data;
  if (value.length === 0) return <p>On {formatDay(day)} it missed nothing.</p>;
  return (
    <>
      <p>
        On {formatDay(day)} it missed {counted(value.length, 'update')}.
      </p>
      <ShortTable
        name={`Missing on ${formatDay(day)}`}
        heads={['Update', 'Month', 'Software', { number: 'Vulnerabilities' }]}
      >
        {value.map(({ id: kb, name, productsNames, cveAddressed }) => (
          <tr key={kb}>
            <th scope="row">
              <UpdateLink kb={kb} />
            </th>
            <td>{name}</td>
            <td data-wrap="">{productsNames.map(formatSoftware).join(', ')}</td>
            <td data-align="end">{formatCount(cveAddressed)}</td>
          </tr>
        ))}
      </ShortTable>
    </>
  );
}
