/** What is open on a device, each once: exploited ones first, then the gravest and the newest; of one missing update alone where the address says so. */

import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FleetMachine } from '../../api/machines.ts';
import { Chip } from '../../filters/chip.tsx';
import filters from '../../filters/filters.module.css';
import { counted, formatKb } from '../../format.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import { vulnerabilityFacts } from '../vulnerabilities/vulnerability-columns.tsx';
import styles from './device.module.css';

type Vulnerability = FleetMachine['vulnerabilities'][number];

const route = getRouteApi('/devices/$id');
const severities = ['Critical', 'Important', 'Moderate', 'Low', 'none'];

export function OpenVulnerabilities({ machine: { vulnerabilities, missing } }: { readonly machine: FleetMachine }) {
  const { closes } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = useMemo(() => {
    const ids = closes === undefined ? undefined : new Set(missing.find(({ kb }) => kb === closes)?.vulnerabilities);
    return vulnerabilities.filter(({ id }) => ids === undefined || ids.has(id)).sort(compare);
  }, [vulnerabilities, missing, closes]);
  return (
    <section className={styles.open} aria-labelledby="open">
      <h2 id="open">{counted(rows.length, 'open vulnerability', 'open vulnerabilities')}</h2>
      {closes !== undefined && (
        <div className={filters.chips}>
          <Chip
            name={`For want of ${formatKb(closes)}`}
            remove={() =>
              void navigate({
                search: (before) => ({ ...before, closes: undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </div>
      )}
      <RowsTable name="Open vulnerabilities" columns={columns} rows={rows} keyOf={keyOf} total={rows.length} short />
    </section>
  );
}

const columns = vulnerabilityFacts<Vulnerability>();

function keyOf({ id }: Vulnerability): string {
  return id;
}

function compare(one: Vulnerability, other: Vulnerability): number {
  return (
    said(other) - said(one) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    (one.published < other.published ? 1 : -1)
  );
}

function said({ exploited, kev }: Vulnerability): number {
  return Number(exploited) + Number(kev !== undefined);
}
