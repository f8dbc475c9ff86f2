/** osquery: os_version, system_info, patches, programs, windows_update_history and registry, in any of its envelopes. */

import { parseDeviceName, readEachDevice } from '../../devices.ts';
import type { InventoryReading } from '../../model.ts';
import { hasField } from '../../rows/row.ts';
import type { InventoryParser } from '../parser.ts';
import { type HostResults, type QueryRow, readResults } from './results.ts';
import { type OsqueryTable, readTables, tableOf } from './tables.ts';

export const osqueryParser: InventoryParser = {
  format: 'osquery',
  description: 'osquery tables (distributed results, result log, plain rows as JSON, CSV or table)',
  mixes: false,
  recognizes: (document) => readResults(document).some(({ rows }) => rows.some(isOwn)),
  parse: (document) => {
    const hosts = readResults(document).filter(({ rows }) => rows.some(isOwn));
    return readEachDevice(
      hosts.map((host) => [host.host, host] as const),
      readHost,
    );
  },
};

/** Tables whose columns no other source has; programs and system_info alone prove nothing. */
const ownTables: ReadonlySet<OsqueryTable | undefined> = new Set<OsqueryTable>([
  'os_version',
  'patches',
  'windows_update_history',
  'registry',
]);

function isOwn(result: QueryRow): boolean {
  return ownTables.has(tableOf(result)) || (tableOf(result) === 'programs' && isOwnProgram(result));
}

function isOwnProgram({ query, row }: QueryRow): boolean {
  return /programs|software/i.test(query) || (hasField(row, 'identifying_number') && hasField(row, 'install_source'));
}

function readHost({ host, rows, seconds }: HostResults): InventoryReading {
  const reading = readTables(rows);
  const name = reading.computerDnsName ?? (isUuid(host) ? undefined : parseHostName(host));
  return {
    ...(name !== undefined && { computerDnsName: name }),
    ...reading,
    ...(seconds !== undefined && { lastSeen: new Date(seconds * 1000).toISOString() }),
  };
}

/** A node key or an enrolment's placeholder is no name; one with a letter and no lower-case noise around may be. */
function parseHostName(host: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,8}$/.test(host) ? parseDeviceName(host) : undefined;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
