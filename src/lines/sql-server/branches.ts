/** The branches of SQL Server among the feed's products: which updates are on one, and what build each gives. */

import type { Fix, Product } from '../../catalog/model.ts';
import { parseVersion, rankVersion, type VersionParts } from '../software-version.ts';
import type { VersionBranch } from '../version-train.ts';
import { sqlServerBuilds } from './build-table.ts';
import { otherSqlServerBuilds, type SqlBranch, sqlBranches, sqlMajors } from './builds.ts';

/** The branch that a build (third part of the version) of a release is on. */
export function branchAt(release: string, build: number): SqlBranch | undefined {
  return sqlBranches.filter((branch) => branch.release === release).findLast(({ from }) => from <= build);
}

/**
 * Of the four parts the third alone orders the builds of a release: the second is the service pack on some tools' lists, and
 * the fourth, which many leave out, tells no two updates apart.
 */
export function rankOfBuild([, , build]: VersionParts): number {
  return rankVersion([0, 0, build, 0]);
}

/** The release that a version is of: "2019" of 15.0; "2008 R2" of 10.50 and, with its service packs, to 10.53. */
export function releaseOfVersion([major, minor]: readonly [number, number, ...number[]]): string | undefined {
  if (major === sqlMajors['2008']) return minor >= 50 ? '2008 R2' : '2008';
  return Object.keys(sqlMajors).find((release) => sqlMajors[release] === major);
}

/** "2008 R2" of "Microsoft SQL Server 2008 R2 for x64-Based Systems Service Pack 3 (QFE)". */
export function productsOfRelease(products: readonly Product[], release: string): Product[] {
  return products.filter(({ name }) => releaseOf(name) === release);
}

/**
 * The updates of the branch. A build that our table has counts first, and puts the update on its branch whatever the feed
 * calls the product; else the feed's build, where it lies on the branch that the product names.
 */
export function versionBranchOf(branch: SqlBranch, products: readonly Product[]): VersionBranch {
  return {
    key: `${branch.release} from ${branch.from}: ${products.map(({ id }) => id).join(' ')}`,
    stops: [],
    versionOf(fix, product) {
      const listed = otherSqlServerBuilds[fix.update.kb] ?? sqlServerBuilds[fix.update.kb];
      if (listed !== undefined) return rankOnBranch(listed, branch);
      if (branchNamed(product.name) !== branch) return undefined;
      return ownVersion(fix, branch) ?? (isOfOtherServicePack(fix, branch) ? 'beside' : 'unknown');
    },
  };
}

/** The products of later service packs, which alone get updates once the branch's own has ended. */
export function successorOf(
  products: readonly Product[],
  branch: SqlBranch,
): { products: readonly Product[]; advice: string } | undefined {
  const later = products.filter(({ name }) => (branchNamed(name)?.servicePack ?? 0) > branch.servicePack);
  if (later.length === 0) return undefined;
  const newest = Math.max(...later.map(({ name }) => branchNamed(name)?.servicePack ?? 0));
  return { products: later, advice: `install Service Pack ${newest}` };
}

function ownVersion(fix: Fix, branch: SqlBranch): number | undefined {
  return fix.builds.map((text) => rankOnBranch(text, branch)).find((rank) => rank !== undefined);
}

/** In July 2025 the feed names an update of Service Pack 3 for Service Pack 2 as well. */
function isOfOtherServicePack(fix: Fix, branch: SqlBranch): boolean {
  return fix.builds.some((text) => {
    const version = parseVersion(text);
    if (!version || version[0] !== sqlMajors[branch.release]) return false;
    return branchAt(branch.release, version[2])?.servicePack !== branch.servicePack;
  });
}

function rankOnBranch(text: string, branch: SqlBranch): number | undefined {
  const version = parseVersion(text);
  if (!version || version[0] !== sqlMajors[branch.release]) return undefined;
  return branchAt(branch.release, version[2]) === branch ? rankOfBuild(version) : undefined;
}

function releaseOf(name: string): string | undefined {
  return /^Microsoft SQL Server (20\d\d(?: R2)?)\b/i.exec(name)?.[1];
}

function branchNamed(name: string): SqlBranch | undefined {
  const release = releaseOf(name);
  const servicePack = Number(/Service Pack (\d)/i.exec(name)?.[1] ?? 0);
  const track = /\(GDR\)/i.test(name) ? 'GDR' : 'CU';
  return sqlBranches.find(
    (branch) =>
      branch.release === release &&
      branch.servicePack === servicePack &&
      (branch.track === track || branch.track === 'only'),
  );
}
