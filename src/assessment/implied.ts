/** What closes the pairs of a product although no record of the feed says so: stops on the train of the system. */

import type { Fix, Product, Update, Vulnerability } from '../catalog/model.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { Containment } from '../lines/windows/rollup-contents.ts';

/** A rollup that contains a fix. */
export interface ImpliedRemedy {
  readonly update: Update;
  readonly kind: 'monthly-rollup';
  readonly released: string;
  readonly builds: readonly string[];
  readonly train: OsTrain;
  readonly position: number;
  readonly certainty: Containment['certainty'];
}

/** By vulnerability of the product with these fixes; most products of most systems have none. */
export function impliedRemedies(
  product: Product,
  fixes: readonly Fix[],
  osTrain: OsTrain,
): ReadonlyMap<Vulnerability, readonly ImpliedRemedy[]> {
  const containmentOf = osTrain.containmentIn(product, fixes);
  const impliedBy = new Map<Vulnerability, ImpliedRemedy[]>();
  for (const fix of fixes) {
    const containment = containmentOf(fix);
    const remedy = containment && remedyAt(osTrain, containment);
    if (!remedy) continue;
    const remedies = impliedBy.get(fix.vulnerability);
    if (remedies) remedies.push(remedy);
    else impliedBy.set(fix.vulnerability, [remedy]);
  }
  return impliedBy;
}

function remedyAt(train: OsTrain, { from, certainty }: Containment): ImpliedRemedy | undefined {
  const member = train.members[from];
  if (!member?.update) return undefined;
  const { update, released } = member;
  return { update, kind: 'monthly-rollup', released, builds: [], train, position: from, certainty };
}
