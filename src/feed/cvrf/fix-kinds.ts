/** Microsoft's spellings of what kind of update a fix is, as of July 2026, and what we call each. */

import type { FixKind } from '../../catalog/model.ts';

/** Keyed by the letters of the spelling, in lower case: "Security HotPatch Update" and "SecurityHotpatchUpdate" are one. */
const kinds: Readonly<Record<string, FixKind>> = {
  securityupdate: 'security-update',
  // SharePoint Server 2013: its monthly security updates of 2022 and 2023.
  cumulativeupdate: 'security-update',
  viaprocessorssecurityupdate: 'security-update',
  monthlyrollup: 'monthly-rollup',
  viaprocessorsmonthlyrollup: 'monthly-rollup',
  securityonly: 'security-only',
  viaprocessorssecurityonly: 'security-only',
  iecumulative: 'ie-cumulative',
  alternatecumulative: 'alternate-cumulative',
  securityhotpatchupdate: 'hotpatch',
  azurehotpatch: 'hotpatch',
  standalone: 'standalone',
  standalonesecurityupdate: 'standalone',
  previewrollup: 'preview',
  servicingstackupdate: 'servicing-stack',
  // February 2019: the optional updates of the month, and a Flash Player without security fixes.
  update: 'other',
  // May 2018: firmware of Surface devices.
  updatehistory: 'other',
  setupdu: 'other',
};

/** Spellings that tell nothing: what a KB is must come from its other records (KB4507453 is "Other" in 4 of 199). */
const silent: ReadonlySet<string> = new Set(['', 'other']);

/** The kind that the spelling names; `known` is false for one that nobody has seen yet. */
export function fixKindOf(subType: string): { readonly kind: FixKind | undefined; readonly known: boolean } {
  const letters = subType.toLowerCase().replace(/[^a-z]/g, '');
  const kind = Object.hasOwn(kinds, letters) ? kinds[letters] : undefined;
  return { kind, known: kind !== undefined || silent.has(letters) };
}
