/** A catalogue that many tests of the engine and of the board ask. */

import { catalog, cves, type VulnerabilityOptions } from './catalog.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';

/** Three months of cumulative updates of Windows 10 22H2, the later ones linked to the earlier; they close three, two and four vulnerabilities. */
export const threeMonths = threeMonthsWith({});

/** The same, with what the feed says of CVE-2027-0001, one of January's. */
export function threeMonthsWith(first: VulnerabilityOptions) {
  return catalog()
    .document('2027-Jan')
    .vulnerability('CVE-2027-0001', first)
    .update('9000001')
    .fixes(...cves(2027, 1, 3))
    .in(win22h2, { build: '10.0.19045.9001' })
    .document('2027-Feb')
    .update('9000002', { supersedes: ['9000001'] })
    .fixes(...cves(2027, 11, 2))
    .in(win22h2, { build: '10.0.19045.9002' })
    .document('2027-Mar')
    .update('9000003', { supersedes: ['9000002'] })
    .fixes(...cves(2027, 21, 4))
    .in(win22h2, { build: '10.0.19045.9003' })
    .build();
}
