/**
 * The train of the cumulative updates of one Windows 10, 11 or Server 2016+ line. Order: by revision where the release
 * history or a FixedBuild of the line's own gives one, else by day of release among the others.
 */

import { highestFirst, majorityOf, oneVoteEach } from '../../catalog/majority.ts';
import type { Catalog, Fix, FixKind, Product, Update } from '../../catalog/model.ts';
import { standaloneKindOf } from '../../catalog/standalone.ts';
import { newestKbOf, type Train, type TrainMember, trainOf } from '../train.ts';
import { orderMembers } from '../train-order.ts';
import { isCumulativeKind } from './cumulative-kinds.ts';
import { ownRevisions, parseFixedBuild } from './fixed-build.ts';
import { historyOf, type LineHistory } from './line-history.ts';
import { buildsOfLine, codeFamilyOf } from './os-lines.ts';
import { parseOsProductName } from './product-name.ts';
import type { Containment } from './rollup-contents.ts';
import { isStraggler } from './straggler.ts';

export interface OsLineOf {
  readonly build: number;
  readonly role: 'client' | 'server';
  readonly products: readonly Product[];
}

/** Where an update of the line's products runs: on the train, beside it, as a hotpatch, or by mistake on another line's. */
export type Track =
  | { readonly on: 'train' }
  | { readonly on: 'hotpatch' }
  | { readonly on: 'standalone' }
  | { readonly on: 'other-line' };

export interface OsTrain extends Train {
  trackOf(update: Update): Track;
  /** Each contains the ones before it, back to its baseline. */
  readonly hotpatches: Train;
  /** See `newestKbOf`. */
  readonly newestKb: number;
  /** True where every cumulative update sets the revision of the build, false where revisions only came late. */
  readonly decidedByRevision: boolean;
  /** Of a product and its fixes: where on the train a fix is contained although no record says so. */
  containmentIn(product: Product, fixes: readonly Fix[]): (fix: Fix) => Containment | undefined;
}

interface Candidate {
  readonly update: Update;
  readonly kinds: ReadonlySet<FixKind>;
  /** Own revision that most of its fixes name. */
  readonly revision?: number;
  readonly builds: readonly string[];
  readonly fixCount: number;
}

export function buildOsTrain(catalog: Catalog, line: OsLineOf): OsTrain {
  const history = historyOf(line);
  const candidates = collectCandidates(catalog, line);
  const hotpatches = candidates.filter(({ kinds }) => kinds.has('hotpatch'));
  const fixCountOfHotpatch = new Map(hotpatches.map(({ revision, fixCount }) => [revision, fixCount]));
  const tracks = new Map<Update, Track>();
  for (const candidate of candidates) {
    tracks.set(candidate.update, trackOfCandidate(catalog, line, candidate, history, fixCountOfHotpatch));
  }
  const onTrain = candidates.filter(({ update }) => tracks.get(update)?.on === 'train');
  const train = trainOf(orderMembers(onTrain, history.own));
  return {
    ...train,
    hotpatches: trainOf(withSureRevisions(orderMembers(hotpatches, new Map()), train)),
    newestKb: newestKbOf(catalog, train),
    decidedByRevision: true,
    containmentIn: () => () => undefined,
    trackOf: (update) =>
      tracks.get(update) ??
      (train.positionOf(update.kb) !== undefined
        ? { on: 'train' }
        : { on: history.isForeign(update.kb) || history.siblings.has(update.kb) ? 'other-line' : 'standalone' }),
  };
}

/**
 * A hotpatch bears a build above every cumulative update that came before it, so a revision at or beyond it has its
 * fixes on either track. Where the numbers do not show that, the revision says nothing of the hotpatch.
 */
function withSureRevisions(hotpatches: readonly TrainMember[], train: Train): TrainMember[] {
  return hotpatches.map(({ revision, ...hotpatch }) => {
    const sure =
      revision !== undefined &&
      train.members.every((member) => (member.revision ?? 0) < revision || member.released >= hotpatch.released);
    return sure ? { ...hotpatch, revision } : hotpatch;
  });
}

/**
 * In June 2026 the feed names KB5093998, the update of Windows 11 23H2, once for 22H2 too, whose support had ended, and
 * with the other's build.
 */
function isNamedInPassing(catalog: Catalog, candidate: Candidate, line: OsLineOf): boolean {
  if (candidate.builds.some((text) => parseFixedBuild(text)?.build === line.build)) return false;
  if (!candidate.builds.some((text) => parseFixedBuild(text) !== undefined)) return false;
  const counts = catalog
    .productsOf(candidate.update)
    .filter((product) => product.platform === undefined && !line.products.includes(product))
    .map((product) => catalog.fixesOf(product).filter((fix) => fix.update === candidate.update).length);
  return isStraggler(candidate.fixCount, counts);
}

function collectCandidates(catalog: Catalog, line: OsLineOf): Candidate[] {
  const fixesOf = new Map<Update, Fix[]>();
  for (const product of line.products) {
    for (const fix of catalog.fixesOf(product)) {
      const fixes = fixesOf.get(fix.update);
      if (fixes) fixes.push(fix);
      else fixesOf.set(fix.update, [fix]);
    }
  }
  return [...fixesOf].map(([update, fixes]) => {
    // Most fixes of an update share one list of builds.
    const revisions = new Map<readonly string[], readonly number[]>();
    const named = fixes.flatMap(({ builds }) => {
      const own = revisions.get(builds) ?? ownRevisions(builds, line.build, line.role, update.released);
      revisions.set(builds, own);
      return own;
    });
    // The highest at a tie: a device below it is not taken for patched.
    const revision = majorityOf(oneVoteEach(named), highestFirst);
    return {
      update,
      kinds: new Set(fixes.map((fix) => fix.kind)),
      builds: fixes.flatMap((fix) => fix.builds),
      fixCount: fixes.length,
      ...(revision !== undefined && { revision }),
    };
  });
}

function trackOfCandidate(
  catalog: Catalog,
  line: OsLineOf,
  candidate: Candidate,
  history: LineHistory,
  fixCountOfHotpatch: ReadonlyMap<number | undefined, number>,
): Track {
  const { update, kinds, revision } = candidate;
  if (kinds.has('hotpatch')) return { on: 'hotpatch' };
  if (history.own.has(update.kb)) return { on: 'train' };
  if (standaloneKindOf(update.kb) || kinds.has('standalone')) return { on: 'standalone' };
  // KB5074204 and KB5074353 bring to a hotpatched device what the month's hotpatch leaves out, and bear its build.
  if (revision !== undefined && candidate.fixCount < (fixCountOfHotpatch.get(revision) ?? 0)) return { on: 'hotpatch' };
  if (![...kinds].some((kind) => isCumulativeKind(kind, line.build))) {
    return kinds.has('security-only') || kinds.has('monthly-rollup') ? { on: 'other-line' } : { on: 'standalone' };
  }
  if (history.siblings.has(update.kb) || history.isForeign(update.kb) || isNamedInPassing(catalog, candidate, line))
    return { on: 'other-line' };
  const homes = homeBuildsOf(catalog, update);
  const elsewhere = homes.filter((build) => !codeFamilyOf(line.build).includes(build));
  if (revision === undefined) {
    const misplaced = candidate.builds.length > 0 && (elsewhere.length > 0 || homes.includes(line.build));
    return misplaced ? { on: 'other-line' } : { on: 'train' };
  }
  // One update for several code bases cannot be cumulative: Secure Boot DBX, WinRE.
  return elsewhere.length > 0 ? { on: 'standalone' } : { on: 'train' };
}

/** Builds of the operating systems for which the update names a build of their own line. */
function homeBuildsOf(catalog: Catalog, update: Update): number[] {
  const homes = new Set<number>();
  for (const product of catalog.productsOf(update)) {
    const name = product.platform === undefined ? parseOsProductName(product.name) : undefined;
    if (!name) continue;
    const ownBuilds = buildsOfLine(name.line).flatMap(codeFamilyOf);
    for (const fix of catalog.fixesOf(product)) {
      if (fix.update !== update) continue;
      for (const text of fix.builds) {
        const build = parseFixedBuild(text)?.build;
        if (build !== undefined && (ownBuilds.length === 0 || ownBuilds.includes(build))) homes.add(build);
      }
    }
  }
  return [...homes];
}
