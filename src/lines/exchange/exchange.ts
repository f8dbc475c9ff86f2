/** Exchange Server: the cumulative update that it is on, told by its build, and the security updates on top of it. */

import type { Product } from '../../catalog/model.ts';
import type { Software } from '../../inventory/model.ts';
import type { FoundSoftware, SoftwareContext, SoftwareFamily, SoftwareFinding } from '../finding.ts';
import { parseVersion, rankVersion, type VersionParts } from '../software-version.ts';
import { type ExchangeLevel, exchangeLevels, versionBranchOf } from './branches.ts';

/**
 * "Microsoft Exchange Server 2019 Cumulative Update 12" of the programs; "Microsoft Exchange Server" as its MSI calls itself;
 * with the release alone as the collector writes it. The version decides, whatever the name says.
 */
const serverName =
  /^(?:Microsoft )?Exchange Server(?: (?:2010|2013|2016|2019|Subscription Edition|SE))?(?: (?:Cumulative Update|Service Pack|Update Rollup|CU|SP|RU) ?\d+| RTM)*$/i;
const collectedName = /^Microsoft Exchange Server (?:20\d\d|Subscription Edition)$/i;
const feedNames = /^Microsoft Exchange Server (?:20(?:10|13|16|19)|Subscription Edition)\b/i;

export const exchange: SoftwareFamily = {
  recognises: (name) => serverName.test(name),
  find(entries, context) {
    // A device holds one Exchange Server. The greatest version is that of its files, not of the first installation.
    let newest: { readonly entry: Software; readonly version?: VersionParts } | undefined;
    for (const entry of entries) {
      const version = entry.version === undefined ? undefined : parseVersion(entry.version);
      const isNewer = version && (!newest?.version || rankVersion(version) >= rankVersion(newest.version));
      if (!newest || isNewer) newest = { entry, ...(version && { version }) };
    }
    if (!newest) return { found: [], notes: [] };
    if (!newest.version) return cannotTell(newest.entry.name, 'The inventory reports no build of Exchange Server.');
    return place(newest.entry.name, newest.version, entries, context);
  },
};

function place(
  about: string,
  version: VersionParts,
  entries: readonly Software[],
  context: SoftwareContext,
): SoftwareFinding {
  const levels = context.derive('exchange', feedNames, exchangeLevels);
  const [major, minor, build] = version;
  const level = levels.find((each) => each.major === major && each.minor === minor && (each.build ?? build) === build);
  if (!level) {
    const reason = `Build ${version.join('.')} is of no cumulative update that the catalogue knows.`;
    return cannotTell(about, reason);
  }
  const successors = successorOf(level, levels);
  if (level.products.length === 0 && !successors.successors) {
    return cannotTell(about, `The catalogue names no update for Exchange Server ${level.name}.`);
  }
  const branch = versionBranchOf(level);
  const rank = rankVersion(version);
  const isOfFiles = entries.some((entry) => entry.version !== undefined && collectedName.test(entry.name));
  const software: FoundSoftware = {
    name: about,
    products: level.products,
    level: {
      by: 'version',
      branch,
      version: rank,
      updatesCount: true,
      ...(rank === branch.from && isOfFiles && { leftFrom: earlierOf(level, levels) }),
    },
    ...successors,
  };
  return { found: [software], notes: [] };
}

function earlierOf(level: ExchangeLevel, levels: readonly ExchangeLevel[]): Product[] {
  return levels
    .filter(({ release, build }) => release === level.release && (build ?? 0) < (level.build ?? 0))
    .flatMap(({ products }) => products);
}

function successorOf(level: ExchangeLevel, levels: readonly ExchangeLevel[]): Pick<FoundSoftware, 'successors'> {
  const later = levels.filter(
    ({ release, build }) => release === level.release && (build ?? 0) > (level.build ?? Number.POSITIVE_INFINITY),
  );
  const products: Product[] = later.flatMap((cumulativeUpdate) => cumulativeUpdate.products);
  const newest = later
    .filter((cumulativeUpdate) => cumulativeUpdate.products.length > 0)
    .sort((a, b) => (a.build ?? 0) - (b.build ?? 0))
    .at(-1);
  return newest ? { successors: { products, advice: `install Exchange Server ${newest.name}` } } : {};
}

function cannotTell(about: string, reason: string): SoftwareFinding {
  return { found: [], notes: [{ kind: 'cannot-tell', about, reason }] };
}
