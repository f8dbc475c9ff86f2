/** Lists for tests, as their publishers write them. The entries are made up. */

export interface KevRecord {
  readonly cveID: string;
  readonly dateAdded?: unknown;
  readonly dueDate?: string;
  readonly knownRansomwareCampaignUse?: string;
}

/** CISA's JSON with these entries, added on 2026-03-11 where they do not say. */
export function kevJson(records: readonly KevRecord[], header: Readonly<Record<string, unknown>> = {}): Buffer {
  const vulnerabilities = records.map((record) => ({
    vendorProject: 'Microsoft',
    product: 'Windows',
    vulnerabilityName: `Microsoft Windows ${record.cveID}`,
    dateAdded: '2026-03-11',
    shortDescription: 'A "quoted", long text',
    requiredAction: 'Update',
    dueDate: '2026-04-01',
    knownRansomwareCampaignUse: 'Unknown',
    notes: '',
    cwes: [],
    ...record,
  }));
  const list = { title: 'x', catalogVersion: '2026.03.12', dateReleased: '2026-03-12T15:00:00.0123Z' };
  return Buffer.from(JSON.stringify({ ...list, count: records.length, vulnerabilities, ...header }));
}

/** "CVE-2026-1001" and so on. */
export function kevOf(count: number): KevRecord[] {
  return Array.from({ length: count }, (_, place) => ({ cveID: `CVE-2026-${1001 + place}` }));
}

/** FIRST's CSV: of each vulnerability the score and the percentile. */
export function epssCsv(scores: Readonly<Record<string, readonly [string, string]>>, day = '2026-03-12'): Buffer {
  const rows = Object.entries(scores).map(([cve, [score, percentile]]) => `${cve},${score},${percentile}\n`);
  return Buffer.from(`#model_version:v2025.03.14,score_date:${day}T12:55:00Z\ncve,epss,percentile\n${rows.join('')}`);
}
