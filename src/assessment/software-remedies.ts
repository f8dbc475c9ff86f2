/** What the catalogue says of software beside Windows, arranged for assessing as `platform-remedies` does it for Windows. */

import type { Catalog, Fix, Product, Update } from '../catalog/model.ts';
import type { FoundSoftware } from '../lines/finding.ts';
import type { Train } from '../lines/train.ts';
import { buildVersionTrain } from '../lines/version-train.ts';
import { closeInstalled } from './installed.ts';
import { type Pair, type ProductKnowledge, productKnowledge, type Remedy } from './platform-remedies.ts';

export interface SoftwareKnowledge {
  readonly products: readonly ProductKnowledge[];
  /** Of software whose version tells its level. */
  readonly train?: Train;
  /** Days on which these got security updates, ascending. */
  readonly days: readonly string[];
  /** Days on which the products that replace these did. */
  readonly successorDays: readonly string[];
}

export function learnSoftware(catalog: Catalog, software: FoundSoftware): SoftwareKnowledge {
  const { train, products } =
    software.level.by === 'updates' ? byUpdates(catalog, software) : byVersion(catalog, software);
  const days = products.flatMap(({ pairs }) =>
    pairs.flatMap(({ remedies }) => remedies.map(({ released }) => released)),
  );
  const successorDays = (software.successors?.products ?? []).flatMap((product) =>
    catalog.fixesOf(product).map(({ update }) => update.released),
  );
  return { products, days: days.sort(), successorDays: successorDays.sort(), ...(train && { train }) };
}

interface Arranged {
  readonly products: readonly ProductKnowledge[];
  readonly train?: Train;
}

function byUpdates(catalog: Catalog, { products }: FoundSoftware): Arranged {
  const containedIn = containmentIn(catalog);
  return { products: products.map((product) => byPackage(catalog, product, containedIn)) };
}

function byVersion(catalog: Catalog, { products, level }: FoundSoftware): Arranged {
  if (level.by !== 'version') return { products: [] };
  const { branch } = level;
  const train = buildVersionTrain(catalog, products, branch);
  const arranged = products.map((product): ProductKnowledge => {
    const fixes = catalog.fixesOf(product).filter((fix) => branch.versionOf(fix, product) !== undefined);
    return productKnowledge(
      product,
      'software',
      pairsOf(fixes, (fix) => onTrain(fix, train)),
    );
  });
  return { train, products: arranged.filter(({ pairs }) => pairs.length > 0) };
}

function onTrain(fix: Fix, train: Train): Remedy {
  const position = train.positionOf(fix.update.kb);
  return position === undefined ? remedyOf(fix) : { ...remedyOf(fix), train, position };
}

function pairsOf(fixes: readonly Fix[], remedyOfFix: (fix: Fix) => Remedy): Pair[] {
  const byVulnerability = Map.groupBy(fixes, ({ vulnerability }) => vulnerability);
  return [...byVulnerability].map(([vulnerability, closing]) => ({
    vulnerability,
    severity: closing[0]?.severity ?? 'none',
    remedies: closing.map(remedyOfFix),
  }));
}

/**
 * Where a vulnerability of Office or SharePoint has several updates, each is of another package and all of them are needed
 * ("Do I need to install all the updates listed? Yes"): each package is a pair of its own.
 */
function byPackage(catalog: Catalog, product: Product, containedIn: ContainedIn): ProductKnowledge {
  const pairs = pairsOf(catalog.fixesOf(product), remedyOf).flatMap((pair) =>
    splitByPackage(pair.remedies, containedIn).map((remedies) => ({ ...pair, remedies })),
  );
  return productKnowledge(product, 'software', pairs);
}

type ContainedIn = (update: Update) => ReadonlySet<string>;

function containmentIn(catalog: Catalog): ContainedIn {
  const known = new Map<Update, ReadonlySet<string>>();
  return (update) => {
    const contained = known.get(update) ?? closeInstalled(catalog, [update.kb]);
    known.set(update, contained);
    return contained;
  };
}

function splitByPackage(remedies: readonly Remedy[], containedIn: ContainedIn): Remedy[][] {
  const packages: Remedy[][] = [];
  for (const remedy of remedies) {
    const own = packages.find((members) =>
      members.some(
        ({ update }) => containedIn(update).has(remedy.update.kb) || containedIn(remedy.update).has(update.kb),
      ),
    );
    if (own) own.push(remedy);
    else packages.push([remedy]);
  }
  return packages;
}

function remedyOf({ update, kind, builds }: Fix): Remedy {
  return { update, kind, builds, released: update.released };
}
