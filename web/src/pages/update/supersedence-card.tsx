/** What an update contains and what contains it, as a graph and as the table of who says so. */

import type { FleetUpdate } from '../../api/guide.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatKb } from '../../format.ts';
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
        <p className={page.quiet}>{toldOf(kb, older, newer)}</p>
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

function toldOf(kb: string, older: number, newer: number): string {
  const contains = older === 0 ? 'no other update that is known' : counted(older, 'other update');
  const contained =
    newer === 0
      ? 'no newer one contains it'
      : `${counted(newer, 'newer one')} ${newer === 1 ? 'contains' : 'contain'} it`;
  return `${formatKb(kb)} contains ${contains}, and ${contained}.`;
}
