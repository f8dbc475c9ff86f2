/** That a restart may be all that is missing: Windows says so, or the device lists updates that its build does not have. */

import type { FleetMachine } from '../../api/machines.ts';
import { CommaList } from '../../cells/comma-list.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted } from '../../format.ts';
import card from '../card.module.css';
import page from '../page.module.css';

export function WaitsForRestart({ machine }: { readonly machine: FleetMachine }) {
  const { waitsForRestart: waiting, restartDue, osVersion } = machine;
  if (waiting.length === 0 && !restartDue) return null;
  return (
    <section className={card.card} aria-labelledby="restart">
      <div>
        <h2 id="restart">
          {restartDue ? 'A restart is due' : `${counted(waiting.length, 'update')} may wait for a restart`}
        </h2>
        {restartDue && (
          <p className={page.quiet}>
            Windows says so. What was installed since the last one is not in force, and counts as missing.
          </p>
        )}
        {waiting.length > 0 && (
          <p className={page.quiet}>
            The device lists what its build {osVersion} does not have: restart it, and report again. Until then that
            counts as missing.
          </p>
        )}
      </div>
      {waiting.length > 0 && (
        <p>
          <CommaList>
            {waiting.map(({ kb, name }) => (
              <span key={kb}>
                <UpdateLink kb={kb} /> {name}
              </span>
            ))}
          </CommaList>
        </p>
      )}
    </section>
  );
}
