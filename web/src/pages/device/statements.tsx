/** What Windows Update and Defender said of a device, row by row beside our answer, each with its day. */

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type MachineStatements, statementsQuery } from '../../api/machines.ts';
import { Moment } from '../../cells/moment.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatCount, formatKb } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import styles from './device.module.css';

type Offers = NonNullable<MachineStatements['windowsUpdate']>;
type Defender = NonNullable<MachineStatements['defender']>;

export function Statements({ id }: { readonly id: string }) {
  const query = useQuery(statementsQuery(id));
  return (
    <section className={card.card} aria-labelledby="others">
      <h2 id="others">What others said</h2>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="what others said" height="9rem" />}
      {query.data && <WindowsUpdate offers={query.data.windowsUpdate} />}
      {query.data && <DefenderPart defender={query.data.defender} />}
    </section>
  );
}

function WindowsUpdate({ offers }: { readonly offers: Offers | undefined }) {
  if (offers === undefined) {
    return (
      <div className={styles.other}>
        <h3>Windows Update</h3>
        <p className={page.quiet}>
          The last report does not say what Windows Update offers; <code>collect.ps1 -AskWindowsUpdate</code> asks it.
        </p>
      </div>
    );
  }
  const { told, rows } = offers;
  return (
    <div className={styles.other}>
      <h3>Windows Update</h3>
      <p className={page.quiet}>
        What it offered by the report of <Moment at={told} />, beside what we would install that day: {summaryOf(rows)}.
      </p>
      {rows.length > 0 && (
        <Rows rows={rows}>
          <ShortTable name="Windows Update beside our answer" heads={['Update', 'Title', 'Whose list has it', 'Why']}>
            {rows.map(({ kb, title, found, reason }) => (
              <tr key={kb}>
                <th scope="row">
                  <Update kb={kb} found={found} />
                </th>
                <td data-wrap="">{title ?? '–'}</td>
                <td>{found === 'both' ? 'Both' : found === 'ours' ? 'Ours alone' : 'Windows Update’s alone'}</td>
                <td data-wrap="">{reason ?? '–'}</td>
              </tr>
            ))}
          </ShortTable>
        </Rows>
      )}
    </div>
  );
}

function DefenderPart({ defender }: { readonly defender: Defender | undefined }) {
  if (defender === undefined) {
    return (
      <div className={styles.other}>
        <h3>Defender</h3>
        <p className={page.quiet}>
          No answer of Defender is mirrored for this device; <code>missingkbs pull defender</code> fetches them.
        </p>
      </div>
    );
  }
  const { fetched, rows, without, reason } = defender;
  return (
    <div className={styles.other}>
      <h3>Defender</h3>
      <p className={page.quiet}>
        As fetched on <Moment at={fetched} />, beside our answer for that day
        {without === undefined && `: ${summaryOf(rows)}`}.
      </p>
      {without === 'theirs' && <p>Defender gave no answer: {reason}</p>}
      {without === 'ours' && <p>We have no answer for that day: {reason}</p>}
      {rows.length > 0 && (
        <Rows rows={rows}>
          <ShortTable
            name="Defender beside our answer"
            heads={['Update', 'Month', 'Who has it', { number: 'We count' }, { number: 'Defender counts' }]}
          >
            {rows.map(({ kb, name, found, ours, theirs }) => (
              <tr key={kb}>
                <th scope="row">
                  <Update kb={kb} found={found} />
                </th>
                <td>{name}</td>
                <td>{found === 'both' ? 'Both' : found === 'ours' ? 'We alone' : 'Defender alone'}</td>
                <td data-align="end">{ours === undefined ? '–' : formatCount(ours)}</td>
                <td data-align="end">{theirs === undefined ? '–' : formatCount(theirs)}</td>
              </tr>
            ))}
          </ShortTable>
        </Rows>
      )}
    </div>
  );
}

/** The catalogue need not know what others name alone. */
function Update({ kb, found }: { readonly kb: string; readonly found: string }) {
  return found === 'theirs' ? formatKb(kb) : <UpdateLink kb={kb} />;
}

/** More are folded: what differs is told by the numbers. */
const mostOpen = 12;

function Rows({ rows, children }: { readonly rows: readonly object[]; readonly children: ReactNode }) {
  return (
    <details open={rows.length <= mostOpen}>
      <summary>Row by row</summary>
      {children}
    </details>
  );
}

function summaryOf(rows: readonly { readonly found: string }[]): string {
  if (rows.length === 0) return 'nothing in either';
  const of = (kind: string) => rows.filter(({ found }) => found === kind).length;
  return `${counted(of('both'), 'update')} in both, ${formatCount(of('ours'))} in ours alone, ${formatCount(of('theirs'))} in theirs alone`;
}
