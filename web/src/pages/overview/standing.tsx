/** All devices in one bar: patched, behind by how many months, and those that could not be judged. */

import type { Overview } from '../../api/queries.ts';
import { formatCount, formatShare } from '../../format.ts';
import card from './card.module.css';
import styles from './standing.module.css';

interface Part {
  readonly id: string;
  readonly name: string;
  readonly devices: number;
}

export function Standing({ overview }: { readonly overview: Overview }) {
  const parts = partsOf(overview);
  const all = parts.reduce((sum, { devices }) => sum + devices, 0);
  const patched = overview.devices.assessed === 0 ? 0 : overview.fullyPatched / overview.devices.assessed;
  return (
    <section className={card.card} aria-labelledby="standing">
      <div className={styles.heading}>
        <h2 id="standing">
          {formatCount(all)} {all === 1 ? 'device' : 'devices'}
        </h2>
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
        {parts.map(({ id, name, devices }) => (
          <div key={id} className={styles.part}>
            <dt>
              <span className={`${styles.mark} ${styles[id]}`} aria-hidden="true" />
              {name}
            </dt>
            <dd>
              {formatCount(devices)} <span className={styles.of}>{formatShare(devices / all)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function partsOf({ devices, fullyPatched, behind }: Overview): readonly Part[] {
  return [
    { id: 'patched', name: 'Fully patched', devices: fullyPatched },
    { id: 'one', name: 'One month behind', devices: behind.oneMonth },
    { id: 'two', name: 'Two months', devices: behind.twoMonths },
    { id: 'three', name: 'Three or more', devices: behind.threeMonthsOrMore },
    { id: 'unsupported', name: 'Not supported', devices: devices.unsupported },
    { id: 'unknown', name: 'Not known', devices: devices.unknown },
  ];
}
