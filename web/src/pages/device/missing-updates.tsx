/** The rows of getmissingkbs of a device, each with the explanation behind a button; which is open stands in the address. */

import { getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { FleetMachine } from '../../api/machines.ts';
import { Exploited } from '../../cells/exploited.tsx';
import { Severity } from '../../cells/severity.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatCount, formatDay, formatKb, formatSoftware } from '../../format.ts';
import { ShortTable } from '../../table/short-table.tsx';
import card from '../card.module.css';
import styles from './device.module.css';
import { Why } from './why.tsx';

const route = getRouteApi('/devices/$id');
const heads = [
  'Update',
  'Month',
  'Software',
  { number: 'Vulnerabilities' },
  'Severity',
  'Exploited',
  { number: 'Age' },
  'Why',
];

export function MissingUpdates({ machine }: { readonly machine: FleetMachine }) {
  const { why } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <section className={card.card} aria-labelledby="missing">
      <h2 id="missing">{counted(machine.missing.length, 'missing update')}</h2>
      <ShortTable name="Missing updates" heads={heads}>
        {machine.missing.map((row) => {
          const { kb, name, released, productsNames, severity, ageDays, vulnerabilities } = row;
          const isOpen = why === kb;
          return (
            <Fragment key={kb}>
              <tr>
                <th scope="row">
                  <UpdateLink kb={kb} />
                </th>
                <td title={formatDay(released)}>{name}</td>
                <td data-wrap="">{productsNames.map(formatSoftware).join(', ')}</td>
                <td data-align="end">{formatCount(vulnerabilities.length)}</td>
                <td>
                  <Severity severity={severity} />
                </td>
                <td>
                  <Exploited {...exploitedOf(machine, vulnerabilities)} />
                </td>
                <td data-align="end">{counted(ageDays, 'day')}</td>
                <td>
                  <button
                    type="button"
                    className={styles.ask}
                    aria-expanded={isOpen}
                    aria-label={`Why ${formatKb(kb)} is missing`}
                    onClick={() =>
                      void navigate({
                        search: (before) => ({ ...before, why: isOpen ? undefined : kb }),
                        replace: true,
                        resetScroll: false,
                      })
                    }
                  >
                    Why?
                  </button>
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={heads.length} className={styles.why}>
                    <Why id={machine.id} kb={kb} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </ShortTable>
    </section>
  );
}

/** Of the vulnerabilities that are open in this row on this device. */
function exploitedOf({ vulnerabilities, asOf }: FleetMachine, ids: readonly string[]) {
  const known = new Set(ids);
  const found = vulnerabilities.filter(({ id }) => known.has(id));
  const days = found.flatMap(({ kev }) => (kev === undefined ? [] : [kev.dueDate])).sort();
  return {
    feed: found.some(({ exploited }) => exploited),
    kev: days.length > 0,
    due: days.find((day) => day >= asOf) ?? days.at(-1),
  };
}
