/** What to install on a device today: with these, everything is closed that an update closes. */

import type { FleetMachine } from '../../api/machines.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatDay } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';

type Install = FleetMachine['install'][number];

export function InstallNow({ machine: { install } }: { readonly machine: FleetMachine }) {
  const offered = install.filter(({ needsEsu, notOffered }) => !needsEsu && !notOffered);
  const title =
    offered.length === 0 ? 'Windows Update offers nothing for it' : `Install ${counted(offered.length, 'update')} now`;
  return (
    <section className={card.card} aria-labelledby="install">
      <h2 id="install">{title}</h2>
      <ShortTable
        name="What to install"
        heads={['Update', 'Name', 'Released', 'Restart', 'Makes needless', 'Where to get it']}
      >
        {install.map((entry) => (
          <tr key={`${entry.kb} ${entry.needsEsu} ${entry.notOffered?.since}`}>
            <th scope="row">
              <UpdateLink kb={entry.kb} />
            </th>
            <td>{entry.name}</td>
            <td>{formatDay(entry.released)}</td>
            <td>{entry.restart || 'Not said'}</td>
            <td>{entry.replaces.length === 0 ? '–' : counted(entry.replaces.length, 'other missing update')}</td>
            <td data-wrap="">
              <Where entry={entry} />
            </td>
          </tr>
        ))}
      </ShortTable>
    </section>
  );
}

function Where({ entry: { url, needsEsu, notOffered, upgradeTo } }: { readonly entry: Install }) {
  if (needsEsu) return <>With Extended Security Updates only</>;
  if (notOffered) return <>Not offered: {upgradeTo ? `go to ${upgradeTo}` : notOffered.reason}</>;
  // The feed has no address for a few old ones.
  if (url === '') return <>Windows Update</>;
  return (
    <>
      Windows Update, or the{' '}
      <a href={url} target="_blank" rel="noreferrer">
        Update Catalog
      </a>
    </>
  );
}
