/** Software whose own version tells its level, one line a version family: .NET, drivers for SQL Server, Silverlight. */

import type { KbNumber } from '../../brand.ts';
import { parseVersion, rankVersion } from '../../catalog/software-version.ts';
import type { KnownStop, VersionLine } from '../../catalog/version-line.ts';
import type { Software } from '../model.ts';
import type { FoundSoftware, SoftwareContext, SoftwareFamily, SoftwareNote } from './finding.ts';

interface VersionedSoftware {
  /** Group 1, where there is one, is the version; else the entry's own version is. */
  readonly entry: RegExp;
  /** The feed's products; "$1" stands for the first two parts of the version, "$2" for the first. */
  readonly products: string;
  /** Installed side by side, one line for each of these leading parts of the version. */
  readonly parallel: 0 | 1 | 2;
  /** Versions of updates that the feed does not give. */
  readonly builds?: Readonly<Record<string, string>>;
}

/** Silverlight: from its release history. */
const silverlightBuilds = {
  '3182373': '5.1.50709.0',
  '3193713': '5.1.50901.0',
  '4013867': '5.1.50905.0',
  '4017094': '5.1.50906.0',
  '4023307': '5.1.50907.0',
};

const table: readonly VersionedSoftware[] = [
  {
    entry: /^Microsoft (?:\.NET|\.NET Core|Windows Desktop) Runtime - (\d+\.\d+\.\d+)\b/i,
    products: '^\\.NET (?:Core )?$1(?: installed on Windows)?$',
    parallel: 2,
  },
  {
    entry: /^Microsoft ASP\.NET Core (\d+\.\d+\.\d+)(?: -)? Shared Framework\b/i,
    products: '^ASP\\.NET Core $1$',
    parallel: 2,
  },
  {
    entry: /^Microsoft ODBC Driver \d\d for SQL Server$/i,
    products: '^Microsoft ODBC Driver $2 for SQL Server(?: on Windows)?$',
    parallel: 1,
  },
  {
    entry: /^Microsoft OLE DB Driver (?:19 )?for SQL Server$/i,
    products: '^Microsoft OLE DB Driver $2 for SQL Server$',
    parallel: 1,
  },
  {
    entry: /^Microsoft Visual Studio 2010 Tools for Office Runtime \(x(?:64|86)\)$/i,
    products: '^Visual Studio 2010 Tools for Office Runtime$',
    parallel: 0,
  },
  {
    entry: /^Microsoft Silverlight$/i,
    products: '^Microsoft Silverlight 5 when installed on Microsoft Windows',
    parallel: 0,
    builds: silverlightBuilds,
  },
];

export const versionedSoftware: SoftwareFamily = {
  recognises: (name) => table.some(({ entry }) => entry.test(name)),
  find(entries, context) {
    const found: FoundSoftware[] = [];
    const notes: SoftwareNote[] = [];
    for (const kind of table) {
      const own = entries.filter(({ name }) => kind.entry.test(name));
      for (const [, newest] of newestOfEach(own, kind)) {
        const result = place(kind, newest.entry, newest.version, context);
        if (result === undefined) continue;
        if ('kind' in result) notes.push(result);
        else found.push(result);
      }
      for (const { name } of own.filter((entry) => versionText(kind, entry) === undefined)) {
        notes.push({ kind: 'cannot-tell', about: name, reason: 'The inventory reports no version of it.' });
      }
    }
    return { found, notes };
  },
};

/** Of what is installed side by side the newest of each line: it is the one that runs. */
function newestOfEach(
  entries: readonly Software[],
  kind: VersionedSoftware,
): Map<string, { entry: Software; version: string }> {
  const newest = new Map<string, { entry: Software; version: string }>();
  for (const entry of entries) {
    const version = versionText(kind, entry);
    if (version === undefined) continue;
    const line = version.split('.').slice(0, kind.parallel).join('.');
    const known = newest.get(line);
    if (!known || rankOf(known.version) < rankOf(version)) newest.set(line, { entry, version });
  }
  return newest;
}

function versionText(kind: VersionedSoftware, { name, version }: Software): string | undefined {
  const text = kind.entry.exec(name)?.[1] ?? version;
  return text !== undefined && parseVersion(text) ? text : undefined;
}

function rankOf(text: string): number {
  const version = parseVersion(text);
  return version ? rankVersion(version) : -1;
}

function place(
  kind: VersionedSoftware,
  entry: Software,
  version: string,
  context: SoftwareContext,
): FoundSoftware | SoftwareNote | undefined {
  const [major = '', minor = ''] = version.split('.');
  const source = kind.products.replace('$1', `${major}\\.${minor}`).replace('$2', major);
  const pattern = new RegExp(source, 'i');
  const named = context.productsNamed(pattern);
  const products = named.filter(({ name }) => isForProcessor(name, context.processor));
  if (products.length === 0) {
    if (!context.knowsWithoutKb(pattern)) return undefined;
    return { kind: 'no-kb', about: entry.name, reason: 'Microsoft names a version that fixes it, and no KB.' };
  }
  const line = lineOf(kind, version);
  return {
    name: entry.name,
    products,
    level: { by: 'version', line, version: rankOf(version), updatesCount: true },
  };
}

function isForProcessor(name: string, processor: string | undefined): boolean {
  if (processor === undefined) return true;
  return processor === 'x86' ? !/\(x64-based\)/.test(name) : !/\(32-bit\)/.test(name);
}

function lineOf(kind: VersionedSoftware, version: string): VersionLine {
  const own = version.split('.').slice(0, kind.parallel);
  return {
    key: `${kind.products} ${own.join('.')}`,
    stops: stopsOf(kind),
    versionOf(fix) {
      const texts = [kind.builds?.[fix.update.kb] ?? '', ...fix.builds];
      const text = texts.find((candidate) => isOnLine(candidate, own));
      return text === undefined ? 'unknown' : rankOf(text);
    },
  };
}

function isOnLine(text: string, own: readonly string[]): boolean {
  return (
    parseVersion(text) !== undefined && own.every((part, place) => Number(text.split('.')[place]) === Number(part))
  );
}

function stopsOf(kind: VersionedSoftware): KnownStop[] {
  return Object.entries(kind.builds ?? {}).map(([kb, text]) => ({ kb: kb as KbNumber, version: rankOf(text) }));
}
