/**
 * Writes src/lines/sql-server/build-table.ts: of the updates that the feed names for SQL Server those to which it gives no
 * build, or another than the public list of builds does.
 * `node scripts/write-sql-server-builds.ts CATALOG FILE DAY`: the catalogue that `sync` compiled of the whole feed, the list
 * https://github.com/dataplat/dbatools/blob/development/bin/dbatools-buildref-index.json, and its day.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { namedArguments } from './named-arguments.ts';

/** One build of the list; without its revision, which the list does not have. */
export interface ListedBuild {
  /** Names the release on its first build. */
  readonly Name?: string;
  readonly Version: string;
  readonly SP?: string;
  readonly CU?: string;
  readonly KBList?: string | readonly string[];
  readonly Retired?: boolean;
}

export function readListedBuilds(file: string): readonly ListedBuild[] {
  const list = JSON.parse(readFileSync(file, 'utf8'));
  return list.Data;
}

export function kbsOf({ KBList = [] }: ListedBuild): readonly string[] {
  return [KBList].flat();
}

/** The updates that the feed names for SQL Server, and the builds that it gives them. */
export function feedBuildsOf(catalog: Catalog): Map<string, Set<string>> {
  const builds = new Map<string, Set<string>>();
  for (const product of catalog.products.filter(({ name }) => /^Microsoft SQL Server 20\d\d\b/.test(name))) {
    for (const fix of catalog.fixesOf(product)) {
      const known = builds.get(fix.update.kb) ?? new Set();
      builds.set(fix.update.kb, known);
      for (const text of fix.builds) known.add(withoutRevision(text));
    }
  }
  return builds;
}

/** The text of the file. */
export function writeSqlServerBuilds(catalog: Catalog, list: readonly ListedBuild[], day: string): string {
  const listed = new Map(list.flatMap((build) => kbsOf(build).map((kb) => [kb, build.Version] as const)));
  const rows = [...feedBuildsOf(catalog)].flatMap(([kb, known]) => {
    const version = listed.get(kb);
    return version === undefined || known.has(version) ? [] : [`  '${kb}': '${version}',`];
  });
  return `${headOf(day)}${rows.sort().join('\n')}\n};\n`;
}

function headOf(day: string): string {
  return `/**
 * Builds of SQL Server's updates that the feed does not give, or gives otherwise. Written by scripts/write-sql-server-builds.ts
 * from the list of builds of dataplat/dbatools (MIT) of ${day}: change that list, not this file.
 */

/** By KB; without the revision. */
export const sqlServerBuilds: Readonly<Record<string, string>> = {
`;
}

function withoutRevision(text: string): string {
  return text.split('.').slice(0, 3).map(Number).join('.');
}

if (import.meta.main) {
  const [catalogFile, file, day] = namedArguments('CATALOG', 'FILE', 'DAY');
  const target = resolve(import.meta.dirname, '../src/lines/sql-server/build-table.ts');
  writeFileSync(target, writeSqlServerBuilds(readCatalog(catalogFile), readListedBuilds(file), day));
}
