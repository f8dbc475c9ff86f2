/**
 * Writes src/lines/exchange/build-table.ts: of the security updates that the feed names for a cumulative update of Exchange
 * Server those to which it gives no build, or another than Microsoft's own list does.
 * `node scripts/write-exchange-builds.ts CATALOG FILE DAY`: the catalogue that `sync` compiled of the whole feed, the list
 * https://github.com/microsoft/CSS-Exchange/blob/main/Shared/Get-ExchangeBuildVersionInformation.ps1, and its day.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KbNumber } from '../src/brand.ts';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { exchangeCumulativeUpdates, otherExchangeBuilds } from '../src/lines/exchange/builds.ts';
import { namedArguments } from './named-arguments.ts';

/** By the end of the feed's product name, and there by month and kind ("Mar21SU"): the version. */
type ListedBuilds = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The text of the file. */
export function writeExchangeBuilds(catalog: Catalog, list: ListedBuilds, day: string): string {
  const entries = [...list].flatMap(([name, builds]) => {
    const rows = rowsOf(catalog, name, builds);
    return rows.length === 0 ? [] : [`  '${name}': {\n${rows.map((row) => `    ${row},`).join('\n')}\n  },`];
  });
  return `${headOf(day)}${entries.join('\n')}\n};\n`;
}

export function readListedExchangeBuilds(text: string): ListedBuilds {
  const list = new Map<string, ReadonlyMap<string, string>>();
  let release = '';
  let builds = new Map<string, string>();
  for (const textLine of text.split(/\r?\n/)) {
    release = /^\s*"Exchange(20\d\d|SE)"\s*=/.exec(textLine)?.[1] ?? release;
    const level = /^\s*"(CU\d+|RTM)"\s*=\s*\(NewCUAndSUObject/.exec(textLine)?.[1];
    if (level !== undefined) {
      builds = new Map();
      list.set(productNamed(release, level), builds);
    }
    const [, update, version] = /^\s*"(\w{3}\d\d[SH]U\w*)"\s*=\s*"([\d.]+)"/.exec(textLine) ?? [];
    if (update !== undefined && version !== undefined) builds.set(update, version);
  }
  return list;
}

function productNamed(release: string, level: string): string {
  if (release === 'SE') return `Subscription Edition ${level}`;
  if (level === 'RTM') return release;
  // Service Pack 1 took the place of the fourth.
  if (release === '2013' && level === 'CU4') return '2013 Service Pack 1';
  return `${release} Cumulative Update ${level.slice(2)}`;
}

/** A build that the list has for this cumulative update, if only for another month, is right: the feed names some updates in a month that is not theirs. */
function rowsOf(catalog: Catalog, name: string, listed: ReadonlyMap<string, string>): string[] {
  const products = catalog.products.filter((product) => product.name === `Microsoft Exchange Server ${name}`);
  const fixes = products.flatMap((product) => catalog.fixesOf(product));
  const versions = new Set(listed.values());
  return [...Map.groupBy(fixes, ({ update }) => update)].flatMap(([{ kb, released }, ofUpdate]) => {
    if (
      isKnownByHand(name, kb) ||
      ofUpdate.some(({ builds }) => builds.map(plain).some((build) => versions.has(build)))
    ) {
      return [];
    }
    const [version, ...others] = [...listed].filter(([update]) => update.startsWith(monthOf(released)));
    if (version === undefined) return [];
    if (others.length > 0)
      throw new Error(`KB${kb} for ${name} is one of several of its month: say which in builds.ts.`);
    return [`'${kb}': '${version[1]}'`];
  });
}

function isKnownByHand(name: string, kb: KbNumber): boolean {
  return exchangeCumulativeUpdates.some((level) => level.kb === kb) || otherExchangeBuilds[name]?.[kb] !== undefined;
}

/** "15.02.0922.019" is "15.2.922.19". */
function plain(build: string): string {
  return build.split('.').map(Number).join('.');
}

/** "2021-03-02" is "Mar21". */
function monthOf(day: string): string {
  const month = new Date(day).toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  return `${month}${day.slice(2, 4)}`;
}

function headOf(day: string): string {
  return `/**
 * Builds of Exchange Server's security updates that the feed does not give, or gives otherwise. Written by
 * scripts/write-exchange-builds.ts from Get-ExchangeBuildVersionInformation.ps1 of microsoft/CSS-Exchange (MIT) of ${day}:
 * what that list lacks stands in \`builds.ts\`.
 */

/** By the end of the feed's product name, then by KB. */
export const exchangeBuilds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
`;
}

if (import.meta.main) {
  const [catalogFile, file, day] = namedArguments('CATALOG', 'FILE', 'DAY');
  const list = readListedExchangeBuilds(readFileSync(file, 'utf8'));
  const target = resolve(import.meta.dirname, '../src/lines/exchange/build-table.ts');
  writeFileSync(target, writeExchangeBuilds(readCatalog(catalogFile), list, day));
}
