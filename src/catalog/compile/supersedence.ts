/** What each update supersedes: what its records say, less what cannot be, and what only other data of Microsoft's says. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { FixKind } from '../model.ts';
import { legacyLinks } from './legacy-links.ts';
import { supersededIn, type UpdateEvidence } from './update-evidence.ts';

/** For updates of this evidence, the KBs that each supersedes, ascending. */
export function supersedenceOf(evidence: readonly UpdateEvidence[]): (update: UpdateEvidence) => KbNumber[] {
  const kinds = new Map(evidence.map(({ kb, kind }) => [kb, kind]));
  return ({ kb, kind, months }) => {
    const superseded = new Set([...supersededIn(months), ...unlinkedIn(kb)]);
    return [...superseded].filter((other) => mayContain(kind, kinds.get(other))).sort(compareKbs);
  };
}

function unlinkedIn(kb: KbNumber): readonly KbNumber[] {
  return (legacyLinks[kb]?.match(/\d+/g) ?? []) as KbNumber[];
}

const monthly: ReadonlySet<FixKind | undefined> = new Set(['monthly-rollup', 'preview', 'security-only'] as const);

/**
 * A Security Only update has the fixes of its month and no others. The feed links a few to the one of the month before
 * (KB4525233, KB5003228) or to a rollup (KB3197867, KB5004951).
 */
function mayContain(kind: FixKind, other: FixKind | undefined): boolean {
  return kind !== 'security-only' || !monthly.has(other);
}
