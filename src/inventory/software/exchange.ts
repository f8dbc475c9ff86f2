/** Exchange Server: the cumulative update that it is on, told by its build, and the security updates on top of it. */

import { type ExchangeLevel, exchangeLevels, lineOfExchange } from '../../catalog/exchange.ts';
import type { Product } from '../../catalog/model.ts';
import { parseVersion, rankVersion, type VersionParts } from '../../catalog/software-version.ts';
import type { Software } from '../model.ts';
import type { FoundSoftware, SoftwareContext, SoftwareFamily, SoftwareFinding } from './finding.ts';

/** "Microsoft Exchange Server 2019 Cumulative Update 12" of the programs; without the last part as the collector writes it. */
const serverName =
  /^Microsoft Exchange Server (2010|2013|2016|2019|Subscription Edition|SE)\b(?: (?:Cumulative Update (\d+)|Service Pack (\d)|RTM|(CU\d+)))?$/i;
const feedNames = /^Microsoft Exchange Server (?:20(?:10|13|16|19)|Subscription Edition)\b/i;

export const exchange: SoftwareFamily = {
  recognises: (name) => serverName.test(name),
  find(entries, context) {
    // A device holds one Exchange Server. The greatest version is that of its files, not of the first installation.
    const versions = entries
      .map((entry) => ({ entry, version: entry.version === undefined ? undefined : parseVersion(entry.version) }))
      .sort((a, b) => (a.version ? rankVersion(a.version) : 0) - (b.version ? rankVersion(b.version) : 0));
    const newest = versions.at(-1);
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
  const level = levels.find((its) => its.major === major && its.minor === minor && (its.build ?? build) === build);
  if (!level) {
    const reason = `Build ${version.join('.')} is of no cumulative update that the catalogue knows.`;
    return cannotTell(about, reason);
  }
  const line = lineOfExchange(level);
  const rank = rankVersion(version);
  const found: FoundSoftware = {
    name: about,
    products: level.products,
    level: {
      by: 'version',
      line,
      version: rank,
      updatesCount: true,
      ...(rank === line.from && isOfItsFiles(entries) && { leftFrom: earlierOf(level, levels) }),
    },
    ...successorOf(level, levels),
  };
  return { found: [found], notes: [] };
}

/**
 * The programs list the version of the cumulative update, whatever came on top; the collector reads the server's own files.
 * Against these, an update in the list that was for an earlier cumulative update as well does not count.
 */
function isOfItsFiles(entries: readonly Software[]): boolean {
  return entries.some(
    ({ name, version }) => version !== undefined && !/Cumulative Update|Service Pack|RTM|CU\d/i.test(name),
  );
}

function earlierOf(level: ExchangeLevel, levels: readonly ExchangeLevel[]): Product[] {
  return levels
    .filter(({ release, build }) => release === level.release && (build ?? 0) < (level.build ?? 0))
    .flatMap((its) => its.products);
}

function successorOf(level: ExchangeLevel, levels: readonly ExchangeLevel[]): Pick<FoundSoftware, 'successors'> {
  const later = levels.filter(
    ({ release, build }) => release === level.release && (build ?? 0) > (level.build ?? Number.POSITIVE_INFINITY),
  );
  const products: Product[] = later.flatMap((its) => its.products);
  const newest = later
    .filter((its) => its.products.length > 0)
    .sort((a, b) => (a.build ?? 0) - (b.build ?? 0))
    .at(-1);
  return newest ? { successors: { products, advice: `install Exchange Server ${newest.name}` } } : {};
}

function cannotTell(about: string, reason: string): SoftwareFinding {
  return { found: [], notes: [{ kind: 'cannot-tell', about, reason }] };
}
