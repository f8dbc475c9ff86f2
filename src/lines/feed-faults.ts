/** Where the feed errs, by kind: what `sync --report` lists. The engine is immune to each; this only counts them. */

import { type Tally, TallyCounter } from '../catalog/compile/feed-document.ts';
import type { Catalog, Fix, Product, Update } from '../catalog/model.ts';
import { standaloneKindOf } from '../catalog/standalone.ts';
import { isCumulativeKind } from './windows/cumulative-kinds.ts';
import { parseFixedBuild } from './windows/fixed-build.ts';
import { buildsOfLine, codeFamilyOf, isForeignRevision } from './windows/os-lines.ts';
import { parseOsProductName } from './windows/product-name.ts';
import { isStraggler } from './windows/straggler.ts';

/** The kinds of fault, as the report words them. */
export const faultKinds = {
  foreignBuild: 'fixed build of another branch of Windows',
  unreadableBuild: 'fixed build that is no build',
  severalBuilds: 'two builds of one update for one product',
  missingLink: 'cumulative update that names nothing it replaces',
  danglingLink: 'replaced update that the feed never names',
  straggler: 'product that only one record names for an update',
  twin: 'second id for one operating system',
} as const;

/** Faults by kind, most frequent first. One of an update and a product counts once, however many records repeat it. */
export function findFeedFaults(catalog: Catalog): Tally[] {
  const faults = new TallyCounter();
  const cumulative = new Set<Update>();
  const counts = new Map<Update, Map<Product, number>>();
  for (const product of catalog.products) {
    const os = product.platform === undefined ? parseOsProductName(product.name) : undefined;
    for (const [update, fixes] of Map.groupBy(catalog.fixesOf(product), (fix) => fix.update)) {
      countBuildFaults(faults, product, update, fixes, os && { builds: buildsOfLine(os.line), role: os.role });
      if (!os) continue;
      if (isCumulative(update, fixes, buildsOfLine(os.line))) cumulative.add(update);
      const ofUpdate = counts.get(update) ?? new Map<Product, number>();
      counts.set(update, ofUpdate.set(product, fixes.length));
    }
  }
  countLinkFaults(faults, catalog, cumulative);
  countStragglers(faults, counts);
  countTwins(faults, catalog);
  return faults.list();
}

interface OsBuilds {
  readonly builds: readonly number[];
  readonly role: 'client' | 'server';
}

/** A hotpatch contains the ones before it, too, back to its baseline. */
function isCumulative(update: Update, fixes: readonly Fix[], builds: readonly number[]): boolean {
  if (standaloneKindOf(update.kb)) return false;
  return fixes.some(({ kind }) => kind === 'hotpatch' || builds.some((build) => isCumulativeKind(kind, build)));
}

function countBuildFaults(
  faults: TallyCounter,
  product: Product,
  update: Update,
  fixes: readonly Fix[],
  os: OsBuilds | undefined,
): void {
  const texts = new Set(fixes.flatMap(({ builds }) => builds));
  const example = (text: string): string => `"${text}" for KB${update.kb} in ${product.name}`;
  const unreadable = [...texts].filter((text) => (os ? parseFixedBuild(text) === undefined : !dotted.test(text)));
  if (unreadable[0] !== undefined) faults.add(faultKinds.unreadableBuild, example(unreadable[0]));
  if (texts.size > 1) faults.add(faultKinds.severalBuilds, example([...texts].join('", "')));
  if (!os || os.builds.length === 0) return;
  const foreign = [...texts].filter((text) => isForeign(text, os, update.released));
  if (foreign[0] !== undefined) faults.add(faultKinds.foreignBuild, example(foreign[0]));
}

/** What anything but Windows may have as a build: "16.0.5443.1000", "25.18". */
const dotted = /^\d+(?:\.\d+){1,3}$/;

function isForeign(text: string, { builds, role }: OsBuilds, released: string): boolean {
  const fixed = parseFixedBuild(text);
  if (fixed === undefined) return false;
  const own = builds.filter((build) => codeFamilyOf(build).includes(fixed.build));
  return own.length === 0 || own.every((build) => isForeignRevision(build, role, fixed.revision, released));
}

function countLinkFaults(faults: TallyCounter, catalog: Catalog, cumulative: ReadonlySet<Update>): void {
  for (const update of catalog.updates) {
    const replaced = catalog.linksOf(update.kb).filter(({ source }) => source === 'feed');
    if (cumulative.has(update) && replaced.length === 0) {
      faults.add(faultKinds.missingLink, `KB${update.kb} of ${update.month}`);
    }
    const dangling = replaced.find(({ kb }) => catalog.updateOf(kb) === undefined);
    if (dangling !== undefined) faults.add(faultKinds.danglingLink, `KB${dangling.kb}, replaced by KB${update.kb}`);
  }
}

function countStragglers(faults: TallyCounter, counts: ReadonlyMap<Update, ReadonlyMap<Product, number>>): void {
  for (const [update, byProduct] of counts) {
    for (const [product, count] of byProduct) {
      if (!isStraggler(count, byProduct.values())) continue;
      faults.add(faultKinds.straggler, `${product.name}, for KB${update.kb} of ${update.month}`);
    }
  }
}

function countTwins(faults: TallyCounter, catalog: Catalog): void {
  const systems = new Map<string, Product>();
  for (const product of catalog.products) {
    const os = product.platform === undefined ? parseOsProductName(product.name) : undefined;
    if (!os) continue;
    const key = JSON.stringify(os);
    const known = systems.get(key);
    if (known) faults.add(faultKinds.twin, `${product.id} "${product.name}" beside ${known.id} "${known.name}"`);
    else systems.set(key, product);
  }
}
