/** Exchange Server among the feed's products: a security update belongs to one cumulative update, told by the build. */

import type { KbNumber } from '../../brand.ts';
import { firstNamed, majorityOf, oneVoteEach } from '../../catalog/majority.ts';
import type { Catalog, Fix, Product } from '../../catalog/model.ts';
import { parseVersion, rankVersion } from '../software-version.ts';
import type { KnownStop, VersionBranch } from '../version-train.ts';
import { exchangeBuilds } from './build-table.ts';
import {
  type ExchangeCumulativeUpdate,
  exchange2010Rollups,
  exchangeCumulativeUpdates,
  otherExchangeBuilds,
} from './builds.ts';

/** A cumulative update as the feed names it, and the build that is its own. */
export interface ExchangeLevel {
  /** "2019 Cumulative Update 12"; "2010 Service Pack 3" with all its rollups. */
  readonly name: string;
  /** "2019": what can move to a later cumulative update of the same. */
  readonly release: string;
  readonly major: number;
  readonly minor: number;
  /** Third part of the version; undefined where every build of the release is meant. */
  readonly build?: number;
  readonly products: readonly Product[];
}

const productName = /^Microsoft Exchange Server (\d{4}|Subscription Edition)\b ?(.*)$/i;

/** The levels that the feed or our table knows; a cumulative update that only the feed knows has the build that its fixes name. */
export function exchangeLevels(catalog: Catalog, products: readonly Product[]): ExchangeLevel[] {
  const byName = new Map<string, Product[]>();
  for (const product of products) {
    const match = productName.exec(product.name);
    if (!match) continue;
    const name = match[1] === '2010' ? '2010 Service Pack 3' : `${match[1]} ${match[2]}`.trim();
    byName.set(name, [...(byName.get(name) ?? []), product]);
  }
  for (const { name } of exchangeCumulativeUpdates) if (!byName.has(name)) byName.set(name, []);
  return [...byName].flatMap(([name, named]) => levelNamed(catalog, name, named) ?? []);
}

/** The updates for one level. A build of another cumulative update is an error of the feed, or that update itself. */
export function versionBranchOf(level: ExchangeLevel): VersionBranch {
  const cumulativeUpdate = exchangeCumulativeUpdates.find(({ name }) => name === level.name);
  const listedBuilds = level.build === undefined ? exchange2010Rollups : listedBuildsOf(level.name);
  return {
    key: `${level.name}: ${level.products.map(({ id }) => id).join(' ')}`,
    stops: level.build === undefined ? rollupStops() : [],
    ...releaseOf(cumulativeUpdate),
    versionOf(fix) {
      const itself = cumulativeUpdate?.kb === fix.update.kb ? cumulativeUpdate.version : '';
      const own = ownRank([listedBuilds[fix.update.kb] ?? itself, ...fix.builds], level);
      if (own !== undefined) return own;
      return exchangeCumulativeUpdates.some(({ kb }) => kb === fix.update.kb) ? 'beside' : 'unknown';
    },
  };
}

/** What our tables say of a security update for a cumulative update. */
export function listedBuildsOf(name: string): Readonly<Record<string, string>> {
  return { ...exchangeBuilds[name], ...otherExchangeBuilds[name] };
}

function levelNamed(catalog: Catalog, name: string, products: readonly Product[]): ExchangeLevel | undefined {
  const release = /^(?:\d{4}|Subscription Edition)/i.exec(name)?.[0] ?? name;
  if (release === '2010') return { name, release, major: 14, minor: 3, products };
  const table = exchangeCumulativeUpdates.find((cumulativeUpdate) => cumulativeUpdate.name === name);
  const version = parseVersion(
    table?.version ?? mostNamed(products.flatMap((product) => catalog.fixesOf(product))) ?? '',
  );
  return version && { name, release, major: version[0], minor: version[1], build: version[2], products };
}

/** The version that most fixes name, by its first three parts. At a tie that of the oldest update: fixes come by KB number. */
function mostNamed(fixes: readonly Fix[]): string | undefined {
  const versions = fixes.flatMap(({ builds }) => builds).map(parseVersion);
  const levels = versions.flatMap((version) => (version ? [`${version.slice(0, 3).join('.')}.0`] : []));
  return majorityOf(oneVoteEach(levels), firstNamed);
}

function ownRank(texts: readonly string[], level: ExchangeLevel): number | undefined {
  for (const text of texts) {
    const version = parseVersion(text);
    if (!version || version[0] !== level.major || version[1] !== level.minor) continue;
    if (level.build === undefined || version[2] === level.build) return rankVersion(version);
  }
  return undefined;
}

function releaseOf(cumulativeUpdate: ExchangeCumulativeUpdate | undefined): { from?: number } {
  const version = cumulativeUpdate && parseVersion(cumulativeUpdate.version);
  return version ? { from: rankVersion(version) } : {};
}

function rollupStops(): KnownStop[] {
  return Object.entries(exchange2010Rollups).flatMap(([kb, text]) => {
    const version = parseVersion(text);
    return version ? [{ kb: kb as KbNumber, version: rankVersion(version) }] : [];
  });
}
