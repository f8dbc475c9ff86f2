/**
 * Renews src/lines/windows/release-table.ts from Microsoft's pages, as `node scripts/write-release-history.ts DAY WINDOWS-10
 * WINDOWS-11 WINDOWS-SERVER`: the day on which they were saved (as HTML or as text; Markdown does as well), and the files.
 * They are release-information, windows11-release-information and windows-server-release-info, each below
 * https://learn.microsoft.com/windows/release-health/. What a page lists is added to the table; what it no longer lists stays.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { releaseTable } from '../src/lines/windows/release-table.ts';
import { namedArguments } from './named-arguments.ts';
import { wrapTokens } from './wrap-tokens.ts';

/** Line to the tokens of its releases, as the table has them. */
type Table = Readonly<Record<string, readonly string[]>>;

export const releaseTableFile = resolve(import.meta.dirname, '../src/lines/windows/release-table.ts');

/** The text of the file. */
export function writeReleaseTable(table: Table, day: string): string {
  const entries = Object.entries(table)
    .sort(byBuild)
    .map(([line, tokens]) => {
      return `  ${/^\d+$/.test(line) ? line : `'${line}'`}: \`\n${wrapTokens(tokens)}\`,`;
    });
  return `/**
 * Cumulative updates of each build line of Windows 10, 11 and Server 2016 and later, as revision:kb[:YYMMDD][p|o]; p is
 * a preview, o out of band. Facts: Microsoft's public release information and update history pages of Windows 10,
 * Windows 11 and Windows Server, as of ${day}. Renewed by scripts/write-release-history.ts.
 */
export const releaseTable: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`;
}

/** "26100-server" stands after 26100. */
function byBuild([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return Number.parseInt(one, 10) - Number.parseInt(other, 10) || one.length - other.length;
}

/** Today's table. */
export function readReleaseTable(): Table {
  return Object.fromEntries(
    Object.entries(releaseTable).map(([line, text]) => [line, text.split(/\s+/).filter(Boolean)]),
  );
}

/** The table with what the page lists; a release that both have (revision and KB) is as the page has it. */
export function withPage(table: Table, page: string, role: 'client' | 'server'): Table {
  const renewed = { ...table };
  for (const [line, tokens] of Map.groupBy(releasesOn(page), ({ build }) => lineOf(build, role))) {
    const byRelease = new Map((renewed[line] ?? []).map((token) => [releaseOf(token), token]));
    for (const { token } of tokens) byRelease.set(releaseOf(token), token);
    renewed[line] = [...byRelease.values()].sort(
      (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || orderOf(a) - orderOf(b),
    );
  }
  return renewed;
}

/** Windows Server 2025 has a line of its own: its revisions are others than those of Windows 11 24H2. */
function lineOf(build: string, role: 'client' | 'server'): string {
  return build === '26100' && role === 'server' ? '26100-server' : build;
}

/** Rows read "… 2025-09 OOB 2025-09-22 26100.6588 KB5068221"; the update type is not there for old ones, nor the KB for a first release. */
function releasesOn(page: string): { build: string; token: string }[] {
  const text = page.replace(/<[^>]*>|[|[\]]/g, ' ').replace(/\s+/g, ' ');
  const rows = text.matchAll(/(?:\d{4}-\d\d (OOB|[A-E]) )?20(\d\d)-(\d\d)-(\d\d) (\d{5})\.(\d+) KB(\d{7})\b/g);
  return [...rows].map(([, type = '', year, month, day, build = '', revision, kb]) => {
    return { build, token: `${revision}:${kb}:${year}${month}${day}${kinds[type] ?? ''}` };
  });
}

/** Updates of the third and fourth week are previews. */
const kinds: Readonly<Record<string, string>> = { OOB: 'o', C: 'p', D: 'p' };

function releaseOf(token: string): string {
  return token.split(':').slice(0, 2).join(':');
}

/** Of two updates with one revision the one of the earlier day stands first. */
function orderOf(token: string): number {
  return Number.parseInt(token.split(':')[2] ?? '0', 10);
}

if (import.meta.main) {
  const [day, windows10, windows11, servers] = namedArguments('DAY', 'WINDOWS-10', 'WINDOWS-11', 'WINDOWS-SERVER');
  const page = (file: string): string => readFileSync(file, 'utf8');
  const clients = [windows10, windows11].reduce(
    (table, file) => withPage(table, page(file), 'client'),
    readReleaseTable(),
  );
  writeFileSync(releaseTableFile, writeReleaseTable(withPage(clients, page(servers), 'server'), day));
}
