/** What an update contains and what contains it, as a graph and as the table of who says so. */

import type { FleetUpdate } from '../../api/guide.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import { linkSources } from './link-sources.ts';
import { SupersedenceGraph } from './supersedence-graph.tsx';

export function SupersedenceCard({ update: { kb, supersedence } }: { readonly update: FleetUpdate }) {
  const { newer, older, links } = supersedence;
  return (
    <section className={card.card} aria-labelledby="contains">
      <div>
        <h2 id="contains">What it contains, and what contains it</h2>
        <p className={page.quiet}>{toldOf(older, newer)}</p>
      </div>
      {links.length > 0 && (
        <>
          <SupersedenceGraph kb={kb} supersedence={supersedence} />
          <details>
            <summary>Who says so</summary>
            <ShortTable name="Who says so" heads={['Update', 'Contains', 'Says']}>
              {links.map(({ from, to, source }) => (
                <tr key={`${from} ${to}`}>
                  <th scope="row">
                    <UpdateLink kb={from} />
                  </th>
                  <td>
                    <UpdateLink kb={to} />
                  </td>
                  <td>{linkSources[source]}</td>
                </tr>
              ))}
            </ShortTable>
          </details>
        </>
      )}
    </section>
  );
}

function toldOf(older: number, newer: number): string {
  const names =
    older === 0 ? 'It names no older update' : `It names ${counted(older, 'older update')}, directly or through others`;
  const named =
    newer === 0 ? 'no newer one names it' : `${counted(newer, 'newer one')} ${newer === 1 ? 'names' : 'name'} it`;
  return `${names}; ${named}. Of a series of cumulative updates each contains the ones before, named or not.`;
}
