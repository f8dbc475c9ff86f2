/** The rows of getmissingkbs of a device, each with the explanation behind a button; which is open stands in the address. */

import { getRouteApi, Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { FleetMachine } from '../../api/machines.ts';
import { CatalogLink } from '../../cells/catalog-link.tsx';
import { Exploited } from '../../cells/exploited.tsx';
import { Severity } from '../../cells/severity.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { counted, formatCount, formatDay, formatKb, formatMonth, formatShare, formatSoftware } from '../../format.ts';
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
  'Exploited, says',
  { number: 'EPSS' },
  { number: 'Age' },
  'Why',
];

type Row = FleetMachine['missing'][number];

export function MissingUpdates({ machine }: { readonly machine: FleetMachine }) {
  const { why } = route.useSearch();
  return (
    <section className={card.card} aria-labelledby="missing">
      <h2 id="missing">{counted(machine.missing.length, 'missing update')}</h2>
      <ShortTable name="Missing updates" heads={heads}>
        {machine.missing.map((row) => (
          <Fragment key={row.kb}>
            <MissingRow machine={machine} row={row} isOpen={why === row.kb} />
            {why === row.kb && (
              <tr>
                <td colSpan={heads.length} className={styles.why}>
                  <Why machine={machine} kb={row.kb} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </ShortTable>
    </section>
  );
}

interface RowProps {
  readonly machine: FleetMachine;
  readonly row: Row;
  readonly isOpen: boolean;
}

function MissingRow({ machine, row, isOpen }: RowProps) {
  const { kb, name, url, released, productsNames, severity, ageDays, vulnerabilities } = row;
  const { epss, ...said } = saidOf(machine, vulnerabilities);
  return (
    <tr>
      <th scope="row">
        <UpdateLink kb={kb} /> <CatalogLink kb={kb} url={url} />
      </th>
      <td title={`${name}, released ${formatDay(released)}`}>{formatMonth(released)}</td>
      <td data-wrap="">{productsNames.map(formatSoftware).join(', ')}</td>
      <td data-align="end">
        <Link
          to="."
          search={(before) => ({ ...before, closes: kb })}
          hash="open"
          replace
          resetScroll={false}
          hashScrollIntoView
          aria-label={`${counted(vulnerabilities.length, 'vulnerability', 'vulnerabilities')} open for want of ${formatKb(kb)}`}
        >
          {formatCount(vulnerabilities.length)}
        </Link>
      </td>
      <td>
        <Severity severity={severity} />
      </td>
      <td>
        <Exploited {...said} />
      </td>
      <td data-align="end">{epss === undefined ? '–' : formatShare(epss)}</td>
      <td data-align="end">{counted(ageDays, 'day')}</td>
      <td>
        <WhyButton kb={kb} isOpen={isOpen} />
      </td>
    </tr>
  );
}

function WhyButton({ kb, isOpen }: { readonly kb: string; readonly isOpen: boolean }) {
  const navigate = route.useNavigate();
  return (
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
  );
}

/** Of the vulnerabilities that are open in this row on this device; the highest score of EPSS. */
function saidOf({ vulnerabilities, asOf }: FleetMachine, ids: readonly string[]) {
  const known = new Set(ids);
  const found = vulnerabilities.filter(({ id }) => known.has(id));
  const days = found.flatMap(({ kev }) => (kev === undefined ? [] : [kev.dueDate])).sort();
  const scores = found.flatMap(({ epss }) => (epss === undefined ? [] : [epss.score]));
  return {
    feed: found.some(({ exploited }) => exploited),
    kev: days.length > 0,
    due: days.find((day) => day >= asOf) ?? days.at(-1),
    epss: scores.length === 0 ? undefined : Math.max(...scores),
  };
}
