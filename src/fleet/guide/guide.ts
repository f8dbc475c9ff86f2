/** What a catalogue says of single updates and vulnerabilities by themselves, whatever devices there are. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import {
  type Catalog,
  type FixKind,
  type Product,
  type ProductFix,
  type Severity,
  severities,
} from '../../catalog/model.ts';
import { type Supersedence, supersedenceOf } from './supersedence.ts';

/** One catalogue, from the first question to the last: in this thread or in others. */
export interface Guide {
  /** Undefined for a KB that the catalogue does not name. */
  update(kb: KbNumber): Promise<UpdateGuide | undefined>;
  /** In which products it is closed, and by what; empty for one that the catalogue does not name. */
  closing(vulnerability: string): Promise<readonly ClosedProduct[]>;
}

export interface UpdateGuide {
  readonly kb: KbNumber;
  /** By name. */
  readonly products: readonly string[];
  /** Ids, ascending: each once, in however many products. */
  readonly vulnerabilities: readonly string[];
  readonly supersedence: Supersedence;
}

/** A product in which a vulnerability is, and every update that the feed names for it there, the newest first. */
export interface ClosedProduct extends Pick<Product, 'name' | 'software'> {
  /** The worst that the feed names for it there. */
  readonly severity: Severity;
  readonly updates: readonly ClosingUpdate[];
}

export interface ClosingUpdate {
  readonly kb: KbNumber;
  readonly kind: FixKind;
  readonly released: string;
  /** As the feed has them. */
  readonly builds: readonly string[];
}

export function guideTo(catalog: Catalog): Guide {
  return {
    update: async (kb) => updateGuide(catalog, kb),
    closing: async (vulnerability) => closedProducts(catalog.fixesOfVulnerability(vulnerability)),
  };
}

function updateGuide(catalog: Catalog, kb: KbNumber): UpdateGuide | undefined {
  const update = catalog.updateOf(kb);
  // A part of another update has that one's page.
  if (update?.kb !== kb) return undefined;
  const fixes = catalog.fixesOfUpdate(update);
  return {
    kb,
    products: [...new Set(fixes.map(({ product }) => product.name))].sort(),
    vulnerabilities: [...new Set(fixes.map(({ fix }) => fix.vulnerability.id))].sort(),
    supersedence: supersedenceOf(catalog, kb),
  };
}

function closedProducts(fixes: readonly ProductFix[]): readonly ClosedProduct[] {
  const byProduct = Map.groupBy(fixes, ({ product }) => product);
  return [...byProduct].map(([{ name, software }, own]) => ({
    name,
    software,
    severity: severities[Math.min(...own.map(({ fix }) => severities.indexOf(fix.severity)))] as Severity,
    updates: own
      .map(({ fix: { update, kind, builds } }) => ({ kb: update.kb, kind, released: update.released, builds }))
      .sort((one, other) =>
        one.released === other.released ? compareKbs(other.kb, one.kb) : one.released < other.released ? 1 : -1,
      ),
  }));
}
