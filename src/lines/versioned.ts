/** Software whose own version tells its level, one branch a version family: .NET, drivers for SQL Server, Silverlight. */

import type { KbNumber } from '../brand.ts';
import type { Product } from '../catalog/model.ts';
import type { Software } from '../inventory/model.ts';
import {
  anyOf,
  type FoundSoftware,
  type SoftwareContext,
  type SoftwareFamily,
  type SoftwareFinding,
  type SoftwareNote,
} from './finding.ts';
import { parseVersion, rankVersion } from './software-version.ts';
import type { KnownStop, VersionBranch } from './version-train.ts';

interface VersionedSoftware {
  /** Group 1, where there is one, is the version; else the entry's own version is. */
  readonly entry: RegExp;
  /** The feed's products; group 1, where there is one, is the branch: the leading parts of the versions on it. */
  readonly products: RegExp;
  /** How many leading parts of the version name its branch. Branches are installed side by side. */
  readonly parallel: 0 | 1 | 2;
  /** Versions of updates that the feed does not give. */
  readonly builds?: Readonly<Record<string, string>>;
}

/** Silverlight: from its release history. */
export const silverlightBuilds = {
  '3182373': '5.1.50709.0',
  '3193713': '5.1.50901.0',
  '4013867': '5.1.50905.0',
  '4017094': '5.1.50906.0',
  '4023307': '5.1.50907.0',
};

const table: readonly VersionedSoftware[] = [
  {
    entry: /^Microsoft (?:\.NET|\.NET Core|Windows Desktop) Runtime - (\d+\.\d+\.\d+)\b/i,
    products: /^\.NET (?:Core )?(\d+\.\d+)(?: installed on Windows)?$/i,
    parallel: 2,
  },
  {
    entry: /^Microsoft ASP\.NET Core (\d+\.\d+\.\d+)(?: -)? Shared Framework\b/i,
    products: /^ASP\.NET Core (\d+\.\d+)$/i,
    parallel: 2,
  },
  {
    entry: /^Microsoft ODBC Driver \d\d for SQL Server$/i,
    products: /^Microsoft ODBC Driver (\d+) for SQL Server(?: on Windows)?$/i,
    parallel: 1,
  },
  {
    entry: /^Microsoft OLE DB Driver (?:19 )?for SQL Server$/i,
    products: /^Microsoft OLE DB Driver (\d+) for SQL Server$/i,
    parallel: 1,
  },
  {
    entry: /^Microsoft Visual Studio 2010 Tools for Office Runtime \(x(?:64|86)\)$/i,
    products: /^Visual Studio 2010 Tools for Office Runtime$/i,
    parallel: 0,
  },
  {
    entry: /^Microsoft Silverlight$/i,
    products: /^Microsoft Silverlight 5 when installed on Microsoft Windows/i,
    parallel: 0,
    builds: silverlightBuilds,
  },
];

const anyEntry = anyOf(table.map(({ entry }) => entry));

export const versionedSoftware: SoftwareFamily = {
  recognises: (name) => anyEntry.test(name),
  find(entries, context) {
    const findings = table.map((kind) =>
      findOfKind(
        kind,
        entries.filter(({ name }) => kind.entry.test(name)),
        context,
      ),
    );
    return { found: findings.flatMap(({ found }) => found), notes: findings.flatMap(({ notes }) => notes) };
  },
};

function findOfKind(kind: VersionedSoftware, own: readonly Software[], context: SoftwareContext): SoftwareFinding {
  const found: FoundSoftware[] = [];
  const notes: SoftwareNote[] = [];
  for (const [branch, newest] of newestOfEach(own, kind)) {
    const result = place(kind, branch, newest, context);
    if (result === undefined) continue;
    if ('kind' in result) notes.push(result);
    else found.push(result);
  }
  for (const entry of own) {
    if (versionText(kind, entry) !== undefined) continue;
    notes.push({ kind: 'cannot-tell', about: entry.name, reason: 'The inventory reports no version of it.' });
  }
  return { found, notes };
}

interface Installed {
  readonly entry: Software;
  readonly version: string;
}

/** Of what is installed side by side the newest of each branch: it is the one that runs. */
function newestOfEach(entries: readonly Software[], kind: VersionedSoftware): Map<string, Installed> {
  const newest = new Map<string, Installed>();
  for (const entry of entries) {
    const version = versionText(kind, entry);
    if (version === undefined) continue;
    const branch = branchOfVersion(kind, version);
    const newestEntry = newest.get(branch);
    if (!newestEntry || rankOf(newestEntry.version) < rankOf(version)) newest.set(branch, { entry, version });
  }
  return newest;
}

/** "8.0" of 8.0.11; leading zeros and blanks do not count. */
function branchOfVersion({ parallel }: VersionedSoftware, version: string): string {
  return (parseVersion(version) ?? []).slice(0, parallel).join('.');
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
  branch: string,
  { entry, version }: Installed,
  context: SoftwareContext,
): FoundSoftware | SoftwareNote | undefined {
  const branches = branchesOf(kind, context);
  const products = (branches.products.get(branch) ?? []).filter(({ name }) => isForProcessor(name, context.processor));
  if (products.length > 0) {
    const level = {
      by: 'version',
      branch: versionBranchOf(kind, branch),
      version: rankOf(version),
      updatesCount: true,
    } as const;
    return { name: entry.name, products, level };
  }
  if (!branches.withoutKb.has(branch)) return undefined;
  return { kind: 'no-kb', about: entry.name, reason: 'Microsoft names a version that fixes it, and no KB.' };
}

interface KnownBranches {
  readonly products: ReadonlyMap<string, readonly Product[]>;
  /** Affected, and never fixed by a KB. */
  readonly withoutKb: ReadonlySet<string>;
}

/** Once a catalogue: a list may name thousands of branches. */
function branchesOf({ products }: VersionedSoftware, context: SoftwareContext): KnownBranches {
  const branchNamed = (name: string) => products.exec(name)?.[1] ?? '';
  return context.derive(`branches of ${products.source}`, products, ({ productsWithoutKb }, named) => ({
    products: Map.groupBy(named, ({ name }) => branchNamed(name)),
    withoutKb: new Set(
      productsWithoutKb.filter(({ name }) => products.test(name)).map(({ name }) => branchNamed(name)),
    ),
  }));
}

function isForProcessor(name: string, processor: string | undefined): boolean {
  if (processor === undefined) return true;
  return processor === 'x86' ? !/\(x64-based\)/.test(name) : !/\(32-bit\)/.test(name);
}

function versionBranchOf(kind: VersionedSoftware, branch: string): VersionBranch {
  return {
    key: `${kind.products.source} ${branch}`,
    stops: stopsOf(kind),
    versionOf(fix) {
      const texts = [kind.builds?.[fix.update.kb] ?? '', ...fix.builds];
      const text = texts.find((candidate) => parseVersion(candidate) && branchOfVersion(kind, candidate) === branch);
      return text === undefined ? 'unknown' : rankOf(text);
    },
  };
}

function stopsOf(kind: VersionedSoftware): KnownStop[] {
  return Object.entries(kind.builds ?? {}).map(([kb, text]) => ({ kb: kb as KbNumber, version: rankOf(text) }));
}
