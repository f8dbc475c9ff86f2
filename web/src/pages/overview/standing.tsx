/** All devices in one bar: patched, behind by how many months, and those that could not be judged. */

import type { MachineSearch } from '../../api/machines.ts';
import type { Overview } from '../../api/queries.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { counted, formatShare } from '../../format.ts';
import card from '../card.module.css';
import styles from './standing.module.css';

interface Part {
  readonly id: string;
  readonly name: string;
  readonly devices: number;
  /** Whom the number counts. */
  readonly search: MachineSearch;
}

export function Standing({ overview }: { readonly overview: Overview }) {
  const parts = partsOf(overview);
  const all = parts.reduce((sum, { devices }) => sum + devices, 0);
  const patched = overview.devices.assessed === 0 ? 0 : overview.fullyPatched / overview.devices.assessed;
  return (
    <section className={card.card} aria-labelledby="standing">
      <div className={styles.heading}>
        <h2 id="standing">{counted(all, 'device')}</h2>
        <p>
          <strong className={styles.share}>{formatShare(patched)}</strong> fully patched
        </p>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(
          ({ id, devices }) => devices > 0 && <span key={id} className={styles[id]} style={{ flexGrow: devices }} />,
        )}
      </div>
      <dl className={styles.parts}>
        {parts.map(({ id, name, devices, search }) => (
          <div key={id} className={styles.part}>
            <dt>
              <span className={`${styles.mark} ${styles[id]}`} aria-hidden="true" />
              {name}
            </dt>
            <dd>
              <DevicesLink count={devices} search={search} what={`devices: ${name}`} />{' '}
              <span className={styles.of}>{formatShare(devices / all)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function partsOf({ devices, fullyPatched, behind }: Overview): readonly Part[] {
  return [
    { id: 'patched', name: 'Fully patched', devices: fullyPatched, search: { months: '0' } },
    { id: 'one', name: 'One month behind', devices: behind.oneMonth, search: { months: '1' } },
    { id: 'two', name: 'Two months', devices: behind.twoMonths, search: { months: '2' } },
    { id: 'three', name: 'Three or more', devices: behind.threeMonthsOrMore, search: { months: '3' } },
    { id: 'unsupported', name: 'Not supported', devices: devices.unsupported, search: { status: 'unsupported' } },
    { id: 'unknown', name: 'Not known', devices: devices.unknown, search: { status: 'unknown' } },
  ];
}
