/**
 * Renews src/lines/dot-net-framework/table.ts from Microsoft's release notes of the .NET Framework, as `node
 * scripts/write-dot-net-history.ts DAY FOLDER`: the day of a clone of https://github.com/dotnet/docs and its folder
 * docs/framework/release-notes, which goes back to 2024. Releases that the table lacks are added; one that it has stays as it
 * is, since notes err, and is printed where they differ.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sharedHistories, versionSets } from '../src/lines/dot-net-framework/history.ts';
import { dotNetTable } from '../src/lines/dot-net-framework/table.ts';
import { namedArguments } from './named-arguments.ts';
import { wrapTokens } from './wrap-tokens.ts';

/** Line to its releases, oldest first, as the table has them. */
type Table = ReadonlyMap<number, readonly string[]>;

export const dotNetTableFile = resolve(import.meta.dirname, '../src/lines/dot-net-framework/table.ts');

/** The text of the file. */
export function writeDotNetTable(table: Table, day: string): string {
  const entries = [...table].map(([build, tokens]) => `  ${build}: \`\n${wrapTokens(tokens)}\`,`);
  return `/**
 * Updates of the .NET Framework by build of Windows, as YYMMDD[p]:[parent][:child]…; p is a preview, and the letter
 * before a child says which versions it is for (\`history\` has them). A parent is the KB that Windows Update offers for a
 * line, a child the one that it installs for a version. Security Only updates are not among them, nor what the cumulative
 * updates of Windows 10 1607 bring to version 4.7.2 and earlier. Facts: Microsoft's release notes of the .NET Framework, its
 * posts on the monthly updates and titles of its Update Catalog, as of ${day}; before April 2022 the Security Update
 * Guide and what it says that an update replaced. Parents of 10 October 2023 (but that of 22621), of 9200 and 9600 of August
 * and September 2026 and of 9200 and 9600 of 2017 and 2018 are in part by their place in Microsoft's numbering. Not known:
 * July 2022, most of what fixed no vulnerability before April 2022, and the previews of July to September 2022 and of July
 * and October 2023. Renewed by scripts/write-dot-net-history.ts.
 */
export const dotNetTable: Readonly<Record<number, string>> = {
${entries.join('\n')}
};
`;
}

/** Today's table. */
export function readDotNetTable(): Table {
  return new Map(
    Object.entries(dotNetTable).map(([build, text]) => [Number(build), text.split(/\s+/).filter(Boolean)]),
  );
}

/** A release of one line, as a page of release notes has it. */
interface NotedRelease {
  readonly build: number;
  readonly token: string;
}

/** The table with the releases that it lacks, and a text line for each that it has otherwise. */
export function withNotes(table: Table, noted: readonly NotedRelease[]): { table: Table; differences: string[] } {
  const renewed = new Map(table);
  const differences: string[] = [];
  for (const { build, token } of noted) {
    const releases = renewed.get(build) ?? [];
    const own = releases.find((release) => dayOf(release) === dayOf(token));
    if (own === undefined)
      renewed.set(
        build,
        [...releases, token].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
      );
    else if (own !== token) differences.push(`${build}: the table has ${own}, the notes ${token}`);
  }
  return { table: new Map([...renewed].sort(([one], [other]) => one - other)), differences };
}

/** What a page of release notes says of each line. Empty for a page that is none. */
export function releasesOf(page: string): NotedRelease[] {
  const [, month = '', day = '', year = ''] = /^_Released (\w+) (\d+), 20(\d\d)/m.exec(page) ?? [];
  if (year === '') return [];
  const date = new Date(`${month} ${day}, 20${year} UTC`).toISOString().slice(2, 10).replaceAll('-', '');
  const preview = /^title:.*preview/im.test(page) ? 'p' : '';
  const byLine = new Map<number, { parent: string; children: string[] }>();
  for (const { builds, parent, child } of rowsOf(page)) {
    for (const line of new Set(builds.map((build) => sharedHistories[build] ?? build))) {
      const release = byLine.get(line) ?? { parent: '', children: [] };
      byLine.set(line, release);
      if (parent !== undefined) release.parent = parent;
      if (child !== undefined && !release.children.includes(child)) release.children.push(child);
    }
  }
  return [...byLine]
    .filter(([, { parent, children }]) => parent !== '' || children.length > 0)
    .map(([build, { parent, children }]) => ({ build, token: [`${date}${preview}`, parent, ...children].join(':') }));
}

interface Row {
  readonly builds: readonly number[];
  readonly parent?: string;
  readonly child?: string;
}

/** The rows of the page's tables, each with the builds of the row of its system, those of older builds first. */
function rowsOf(page: string): Row[] {
  const rows: Row[] = [];
  let builds: readonly number[] = [];
  let isSecurityOnly = false;
  for (const [, name = '', cell = ''] of page.matchAll(/^\|\s*(.*?)\s*\|\s*(.*?)\s*\|\s*$/gm)) {
    const kb = /\[(\d{7})\]/.exec(cell)?.[1];
    if (name === 'Product version') {
      isSecurityOnly = /security only/i.test(cell);
      // The one table without systems is of 3.5 for Windows 11 26H1, which has it as a product of its own.
      builds = /3\.5 product/.test(cell) ? [28000] : [];
    } else if (name.startsWith('**')) {
      builds = buildsNamed(name.replaceAll('*', ''));
      if (!isSecurityOnly && kb !== undefined) rows.push({ builds, parent: kb });
    } else if (!isSecurityOnly && kb !== undefined && builds.length > 0) {
      const letter = letterOf(
        name
          .replace('.NET Framework', '')
          .split(',')
          .map((version) => version.trim()),
        builds,
      );
      if (letter !== undefined) rows.push({ builds, child: `${letter}${kb}` });
    }
  }
  return rows.sort((a, b) => (a.builds[0] ?? 0) - (b.builds[0] ?? 0));
}

/** As the notes name systems; none for one whose .NET Framework is not judged by a history of its own. */
const systems: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^Windows 11, version 26H1$/, [28000]],
  [/^Windows 11, version 25H2$/, [26200]],
  [/^Windows 11, version 24H2$/, [26100]],
  [/^(?:Microsoft server operating system, version 24H2|Windows Server 2025)$/, [26100]],
  [/^Microsoft server operating system, version 23H2$/, [25398]],
  [/^(?:Windows 11, version 22H2 and )?Windows 11, version 23H2$/, [22631]],
  [/^Windows 11, version 22H2$/, [22621]],
  [/^Windows 11, version 21H2$/, [22000]],
  [/^(?:Microsoft server operating system, version 21H2|Windows Server 2022)$/, [20348]],
  [/^Windows 10,? version 22H2$/, [19045]],
  [/^Windows 10,? version 21H2$/, [19044]],
  [/^Windows 10 1809(?: \(October 2018 Update\))? and Windows Server 2019$/, [17763]],
  [/^Windows 10 1607(?: \(Anniversary Update\))? and Windows Server 2016$/, [14393]],
  [/^(?:Windows 8\.1 and )?Windows Server 2012 R2$/, [9600]],
  [/^Windows Server 2012$/, [9200]],
  [/^(?:Windows 7 SP1 and )?Windows Server 2008 R2(?: SP1)?$/, [7601]],
  // Azure Stack HCI 22H2, Windows 10 1507 and Windows Server 2008.
  [/^(?:Microsoft server operating system, version 22H2|Windows 10 1507.*|Windows Server 2008(?: SP2)?)$/, []],
];

function buildsNamed(name: string): readonly number[] {
  const known = systems.find(([pattern]) => pattern.test(name));
  if (!known) throw new Error(`The release notes name "${name}", which no row of systems has: add it.`);
  return known[1];
}

/** The letter of these versions; none for what the cumulative update of Windows 10 1607 itself brings. */
function letterOf(versions: readonly string[], builds: readonly number[]): string | undefined {
  if (builds.includes(14393) && versions.includes('3.5')) return undefined;
  const known = Object.entries(versionSets).find(([, set]) => set.join() === versions.join());
  if (!known)
    throw new Error(`The release notes name .NET Framework ${versions.join(', ')}: add a letter to versionSets.`);
  return known[0];
}

function dayOf(token: string): string {
  return token.split(':')[0] ?? '';
}

if (import.meta.main) {
  const [day, folder] = namedArguments('DAY', 'FOLDER');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const noted = pages.flatMap((name) => releasesOf(readFileSync(join(folder, name), 'utf8')));
  const { table, differences } = withNotes(readDotNetTable(), noted);
  writeFileSync(dotNetTableFile, writeDotNetTable(table, day));
  process.stdout.write(differences.map((difference) => `${difference}\n`).join(''));
}
