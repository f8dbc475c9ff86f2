/** What is open on a device, each once: exploited ones first, then the gravest and the newest. */

import { useMemo } from 'react';
import type { FleetMachine } from '../../api/machines.ts';
import { counted } from '../../format.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import { vulnerabilityFacts } from '../vulnerabilities/vulnerability-columns.tsx';
import styles from './device.module.css';

type Vulnerability = FleetMachine['vulnerabilities'][number];

const severities = ['Critical', 'Important', 'Moderate', 'Low', 'none'];

export function OpenVulnerabilities({ machine: { vulnerabilities } }: { readonly machine: FleetMachine }) {
  const rows = useMemo(() => vulnerabilities.toSorted(compare), [vulnerabilities]);
  return (
    <section className={styles.open} aria-labelledby="open">
      <h2 id="open">{counted(rows.length, 'open vulnerability', 'open vulnerabilities')}</h2>
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
