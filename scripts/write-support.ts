/**
 * Writes src/lines/windows/support-table.ts from endoflife.date's pages of Windows and Windows Server:
 * `node scripts/write-support.ts FOLDER`, where FOLDER is `products` of a clone of https://github.com/endoflife-date/endoflife.date;
 * the clone's commit and day belong into `source`.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SupportEdition, SupportPeriod } from '../src/lines/windows/support-periods.ts';
import { namedArguments } from './named-arguments.ts';

/** Which copy of the pages the table is from. */
const source = { commit: 'a70eca337', day: '2026-08-22' };

export const supportTableFile = resolve(import.meta.dirname, '../src/lines/windows/support-table.ts');

type Fields = Readonly<Record<string, string>>;

/** The text of the table: every release from Windows Vista and Windows Server 2008 on, in the order of the pages. */
export function writeSupportTable(folder: string): string {
  const clients = readReleases(join(folder, 'windows.md')).flatMap((release) => rowOf(release, placeClient));
  const servers = readReleases(join(folder, 'windows-server.md')).flatMap((release) => rowOf(release, placeServer));
  return `/**
 * When support of each release of Windows ends, by edition. Facts: endoflife.date (MIT), ${source.commit} of ${source.day}.
 * Written by scripts/write-support.ts; a test holds it to its source. What the source lacks stands in \`support-periods\`.
 */
export const supportTable = [
${[...clients, ...servers].map((row) => `  ${row},`).join('\n')}
] as const;
`;
}

/** The list \`releases\` of a page's front matter: a dash begins one, indented lines go on with it. */
function readReleases(file: string): Fields[] {
  const [, frontMatter = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  const [, list = ''] = frontMatter.split(/^releases:$/m);
  return list
    .split(/^ {2}- /m)
    .slice(1)
    .map((entry) =>
      Object.fromEntries(
        [...entry.matchAll(/^ *(\w+): *"?(.*?)"?$/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
      ),
    );
}

type Place = Pick<SupportPeriod, 'line' | 'edition'>;

/** Nothing for a release that is not judged: from before Vista, or IoT Core. */
function rowOf(release: Fields, place: (cycle: string) => Place | undefined): string[] {
  const found = place(release.releaseCycle ?? '');
  if (!found) return [];
  const { releaseDate: from, eol: until, eoes } = release;
  for (const day of [from, until]) {
    if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '')) throw new Error(`${release.releaseCycle}: "${day}" is not a day.`);
  }
  const esu = eoes === undefined ? '' : `, esuUntil: '${eoes}'`;
  return [`{ line: '${found.line}', edition: '${found.edition}', from: '${from}', until: '${until}'${esu} }`];
}

const clientEditions: Readonly<Record<string, SupportEdition>> = {
  '': 'all',
  w: 'home-pro',
  e: 'enterprise',
  'e-lts': 'ltsc',
  'iot-lts': 'iot-ltsc',
};

/** "10-21h2-e-lts" is Windows 10 21H2 of the Long-Term Servicing Channel. */
function placeClient(cycle: string): Place | undefined {
  if (cycle === '6-sp2') return { line: 'Windows Vista', edition: 'all' };
  const [, family, version, suffix = ''] = /^(10|11)-(\w+?)(?:-(.+))?$/.exec(cycle) ?? [];
  if (family !== undefined) {
    const edition = clientEditions[suffix];
    // The first release of Windows 10 bears no version in its name.
    const line = version === '1507' ? 'Windows 10' : `Windows ${family} ${version?.toUpperCase()}`;
    return edition && { line, edition };
  }
  const older = /^(7|8|8\.1)(?:-sp1)?$/.exec(cycle)?.[1];
  return older === undefined ? undefined : { line: `Windows ${older}`, edition: 'all' };
}

/** "1909-sac" is Windows Server 1909, "2012-r2" is Windows Server 2012 R2. */
function placeServer(cycle: string): Place | undefined {
  // It shares build and products of the feed with Windows Server 2019.
  if (cycle === '1809-sac') return { line: 'Windows Server 2019', edition: 'sac' };
  if (cycle === '23h2-ac') return { line: 'Windows Server 2022 23H2', edition: 'sac' };
  const [, version = '', r2, channel] = /^(\w+?)(-r2)?(?:-sp\d|(-sac))?$/.exec(cycle) ?? [];
  if (/^200[03]$/.test(version) || version === '') return undefined;
  return { line: `Windows Server ${version.toUpperCase()}${r2 ? ' R2' : ''}`, edition: channel ? 'sac' : 'all' };
}

if (import.meta.main) {
  const [folder] = namedArguments('FOLDER');
  writeFileSync(supportTableFile, writeSupportTable(folder));
}
