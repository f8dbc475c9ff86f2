/** Updates that the device has installed and that are not in force: a restart may be all that is missing. */

import type { FleetMachine } from '../../api/machines.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted } from '../../format.ts';
import card from '../card.module.css';
import page from '../page.module.css';

export function WaitsForRestart({
  machine: { waitsForRestart: waiting, osVersion },
}: {
  readonly machine: FleetMachine;
}) {
  if (waiting.length === 0) return null;
  return (
    <section className={card.card} aria-labelledby="restart">
      <div>
        <h2 id="restart">{counted(waiting.length, 'update')} may wait for a restart</h2>
        <p className={page.quiet}>
          The device lists {waiting.length === 1 ? 'it' : 'them'}, and its build {osVersion} is below: restart it, and
          report again. Until then what {waiting.length === 1 ? 'it closes' : 'they close'} counts as open.
        </p>
      </div>
      <p>
        {waiting.map(({ kb, name }, place) => (
          <span key={kb}>
            {place > 0 && ', '}
            <UpdateLink kb={kb} /> {name}
          </span>
        ))}
      </p>
    </section>
  );
}
