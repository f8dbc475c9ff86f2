/** What an agent of osquery is asked: exactly what the engine needs of a Windows device, by which addresses it is found, and how often. */

export interface OsqueryQuery {
  readonly sql: string;
  /** Of osquery, whose table it is since then: "5.4.0". */
  readonly since?: string;
}

const registryKeys = [
  'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full',
  'SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State',
].map((key) => `'HKEY_LOCAL_MACHINE\\${key}'`);

/** As inventory/current-version.ts and inventory/parsers/registry read them. */
const registryValues = [
  ...['ProductName', 'EditionID', 'InstallationType', 'CurrentBuildNumber', 'UBR', 'BuildLabEx'],
  ...['Release', 'UEFISecureBootEnabled'],
].map((name) => `'${name}'`);

/** By name; each is a table that inventory/parsers/osquery tells by its columns. */
export const osqueryQueries: Readonly<Record<string, OsqueryQuery>> = {
  missingkbs_os_version: { sql: 'SELECT * FROM os_version' },
  missingkbs_system_info: { sql: 'SELECT hostname, computer_name, cpu_type, uuid FROM system_info' },
  missingkbs_registry: {
    sql: `SELECT key, name, type, data FROM registry WHERE key IN (${registryKeys.join(', ')}) AND name IN (${registryValues.join(', ')})`,
  },
  missingkbs_patches: { sql: 'SELECT csname, hotfix_id FROM patches' },
  missingkbs_interface_addresses: { sql: 'SELECT interface, address, mask FROM interface_addresses' },
  missingkbs_programs: { sql: 'SELECT name, version, publisher FROM programs' },
  // Without the signatures of Defender, of which there are several a day.
  missingkbs_update_history: {
    sql: "SELECT date, operation, result_code, title, update_id FROM windows_update_history WHERE title LIKE '%KB%' AND title NOT LIKE '%KB2267602%'",
    since: '5.4.0',
  },
};

/** Between two rounds of all queries. */
export const roundSeconds = 4 * 3_600;

/** osquery draws each interval of its schedule up to a tenth longer or shorter (`--schedule_splay_percent`). */
export const splay = 0.1;

/** All that an agent of this version ("5.12.1") can answer; of one that does not say it, all. */
export function queriesOf(version: string | undefined): readonly (readonly [name: string, sql: string])[] {
  return Object.entries(osqueryQueries)
    .filter(([, { since }]) => since === undefined || version === undefined || !isBefore(version, since))
    .map(([name, { sql }]) => [name, sql]);
}

function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}
