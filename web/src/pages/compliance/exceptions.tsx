/** What is left open on purpose: of what, where, until when, who answers for it. */

import { useQuery } from '@tanstack/react-query';
import { type Exception, exceptionsQuery } from '../../api/policy.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { VulnerabilityLink } from '../../cells/vulnerability-link.tsx';
import { RowsButton } from '../../csv/rows-button.tsx';
import { formatDay, formatKb } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';

const heads = ['Of', 'On', 'Counts from', 'Until', 'State today', 'Who answers for it', 'Why'];

export function Exceptions({ day }: { readonly day: string }) {
  const query = useQuery(exceptionsQuery);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the exceptions" height="8rem" />;
  const exceptions = query.data.value.toSorted((one, other) => (one.expires < other.expires ? -1 : 1));
  return (
    <section className={card.card} aria-labelledby="exceptions">
      <div className={page.heading}>
        <h2 id="exceptions">Exceptions</h2>
        <p className={page.quiet}>
          {exceptions.length === 0
            ? 'There are none: nothing is left open on purpose.'
            : 'Those that stood on the day are in its figures apart.'}
        </p>
        <span className={page.spring} />
        {exceptions.length > 0 && (
          <RowsButton what="Exceptions" file={`exceptions-${day}`} rows={() => [heads, ...exceptions.map(rowOf)]} />
        )}
      </div>
      {exceptions.length > 0 && (
        <ShortTable name="Exceptions" heads={heads}>
          {exceptions.map((exception) => (
            <tr key={exception.id}>
              <th scope="row">
                <Of exception={exception} />
              </th>
              <td>{whereOf(exception)}</td>
              <td>{formatDay(exception.since)}</td>
              <td>{formatDay(exception.expires)}</td>
              <td>{exception.state}</td>
              <td>{exception.approvedBy}</td>
              <td data-wrap="">{exception.reason}</td>
            </tr>
          ))}
        </ShortTable>
      )}
    </section>
  );
}

function Of({ exception: { kb, cve } }: { readonly exception: Exception }) {
  if (kb !== undefined) return <UpdateLink kb={kb} />;
  return cve === undefined ? 'Everything' : <VulnerabilityLink id={cve} />;
}

function whereOf({ machineId, tag }: Exception): string {
  if (machineId !== undefined) return `The device ${machineId.slice(0, 8)}…`;
  return tag === undefined ? 'All devices' : `Tag ${tag}`;
}

function rowOf({ kb, cve, machineId, tag, since, expires, state, approvedBy, reason }: Exception): readonly string[] {
  const of = kb === undefined ? (cve ?? 'Everything') : formatKb(kb);
  return [
    of,
    machineId ?? (tag === undefined ? 'All devices' : `Tag ${tag}`),
    since,
    expires,
    state,
    approvedBy,
    reason,
  ];
}
