/** One device of a file: what it is, what to install on it now, what it misses, and what cannot be told. */

import type { AssessedDevice, FilesToAssess } from '../../../api/assess.ts';
import { CatalogNumber } from '../../../cells/catalog-link.tsx';
import { counted, formatCount, formatDay, formatKb } from '../../../format.ts';
import { ShortTable } from '../../../table/short-table.tsx';
import card from '../../card.module.css';
import { type Fact, Facts } from '../../facts.tsx';
import styles from './assess.module.css';
import { MissingRows } from './missing-rows.tsx';

interface Props {
  readonly device: AssessedDevice;
  /** Among the devices of the answer. */
  readonly place: number;
  readonly asked: FilesToAssess;
}

export function AssessedCard({ device, place, asked }: Props) {
  const { source, machine, status, reason, missing, install, notes } = device;
  const heading = `assessed-${place}`;
  const stale = notes.filter(({ kind }) => kind === 'stale');
  const others = notes.filter(({ kind }) => kind !== 'stale');
  return (
    <section className={card.card} aria-labelledby={heading}>
      <h2 id={heading}>{machine.computerDnsName ?? source}</h2>
      <p className={styles.source}>From {source}</p>
      <Facts facts={factsOf(device)} />
      {stale.map((note) => (
        <p key={note.reason} className={styles.stale}>
          {note.reason}
        </p>
      ))}
      {status !== 'assessed' && <p>What it misses cannot be told: {reason}</p>}
      {status === 'assessed' && missing.length === 0 && (
        <p>It has every security update that the catalogue knows for it.</p>
      )}
      {install.length > 0 && <InstallRows install={install} />}
      {missing.length > 0 && <MissingRows missing={missing} place={place} asked={asked} />}
      {others.length > 0 && (
        <details>
          <summary>{counted(others.length, 'thing')} that the answer does not cover</summary>
          <ul className={styles.list}>
            {others.map(({ about, reason: why }) => (
              <li key={`${about} ${why}`}>
                {/^\d+$/.test(about) ? formatKb(about) : about}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function factsOf({ machine, asOf, status, missing }: AssessedDevice): readonly Fact[] {
  const { osName, osVersion } = machine;
  return [
    ['System', osName ?? 'Not said'],
    ['Version', osVersion ?? 'Not said'],
    ['Missing updates', status === 'assessed' ? formatCount(missing.length) : 'Not known'],
    ['As of', formatDay(asOf)],
  ];
}

function InstallRows({ install }: { readonly install: AssessedDevice['install'] }) {
  return (
    <>
      <h3>Install now</h3>
      <ShortTable name="What to install" heads={['Update', 'Name', 'Makes needless', 'Where to get it']}>
        {install.map(({ id, name, url, replaces, needsEsu, notOffered, upgradeTo }) => (
          <tr key={`${id} ${needsEsu} ${notOffered?.since}`}>
            <th scope="row">
              <CatalogNumber kb={id} url={url} />
            </th>
            <td>{name}</td>
            <td>{replaces.length === 0 ? '–' : counted(replaces.length, 'other missing update')}</td>
            <td data-wrap="">
              {needsEsu && 'With Extended Security Updates only'}
              {notOffered && `Not offered: ${upgradeTo ? `go to ${upgradeTo.release}` : notOffered.reason}`}
              {!needsEsu && !notOffered && 'Windows Update'}
            </td>
          </tr>
        ))}
      </ShortTable>
    </>
  );
}
