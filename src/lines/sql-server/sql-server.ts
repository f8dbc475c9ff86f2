/** SQL Server: the branch that each instance is on, told by its build. */

import type { Product } from '../../catalog/model.ts';
import type { Software } from '../../inventory/model.ts';
import {
  anyOf,
  type FoundSoftware,
  type SoftwareContext,
  type SoftwareFamily,
  type SoftwareFinding,
  type SoftwareNote,
} from '../finding.ts';
import { parseVersion, type VersionParts } from '../software-version.ts';
import {
  branchAt,
  productsOfRelease,
  rankOfBuild,
  releaseOfVersion,
  successorOf,
  versionBranchOf,
} from './branches.ts';
import type { SqlBranch } from './builds.ts';

const release = '(2008 R2|2008|2012|2014|2016|2017|2019|2022|2025)';
const edition =
  '(?: (?:Enterprise|Standard|Web|Workgroup|Datacenter|Business Intelligence|Developer|Express|Evaluation)(?: Edition)?(?: with Advanced Services|: Core-based Licensing)?)?';
/** The collector's own entry for an instance, with the version of the instance; other agents leave the release out. */
const instanceName = new RegExp(`^(?:Microsoft )?SQL Server(?: ${release})?${edition}$`, 'i');
/** What setup lists for the product: without a version, or with that of the first installation. */
const setupName = new RegExp(`^(?:Microsoft )?SQL Server(?: ${release})?${edition}(?: \\([^()]+\\))+$`, 'i');
/** The engine as setup lists it: the version follows service packs, not always the updates after them. */
const engineName = new RegExp(`^(?:Microsoft )?SQL Server ${release}(?: SP\\d)? Database Engine Services$`, 'i');
/** "GDR 1115 for SQL Server 2022 (KB5035432) (64-bit)", in any language; its number is the build. */
const updateName = new RegExp(`^(?:GDR|Hotfix|Service Pack) (\\d+) \\S+ SQL Server ${release}\\b`, 'i');
const localDbName = new RegExp(`^Microsoft SQL Server ${release} (?:Express )?LocalDB`, 'i');
const anyEntry = anyOf([setupName, engineName, updateName, instanceName, localDbName]);

export const sqlServer: SoftwareFamily = {
  recognises: (name) => anyEntry.test(name),
  find(entries, context) {
    const byRelease = evidenceByRelease(entries);
    if (byRelease.size > 1) byRelease.delete('');
    const findings = [...byRelease].map(([release, evidence]) => placeInstances(release, evidence, context));
    const localDbs = entries.filter(({ name }) => localDbName.test(name));
    return {
      found: findings.flatMap(({ found }) => found),
      notes: [...findings.flatMap(({ notes }) => notes), ...localDbs.map(({ name }) => notCovered(name))],
    };
  },
};

interface Evidence {
  name: string;
  /** Of instances, exactly. */
  readonly instances: VersionParts[];
  /** At least these: versions that updates leave behind. */
  readonly engines: VersionParts[];
  readonly updates: VersionParts[];
}

/** By release; an entry that names none is of the one that its version tells, or of none ("") where it has no version. */
function evidenceByRelease(entries: readonly Software[]): Map<string, Evidence> {
  const byRelease = new Map<string, Evidence>();
  const of = (name: string, entry: Software): Evidence => {
    const key = name.toUpperCase();
    const evidence = byRelease.get(key) ?? { name: entry.name, instances: [], engines: [], updates: [] };
    byRelease.set(key, evidence);
    return evidence;
  };
  for (const entry of entries) {
    const version = entry.version === undefined ? undefined : parseVersion(entry.version);
    const update = updateName.exec(entry.name);
    if (update?.[2]) {
      of(update[2], entry).updates.push(version ?? [0, 0, Number(update[1]), 0]);
      continue;
    }
    const instance = instanceName.exec(entry.name);
    const listed = instance ?? setupName.exec(entry.name) ?? engineName.exec(entry.name);
    if (!listed) continue;
    const evidence = of(listed[1] ?? (version && releaseOfVersion(version)) ?? '', entry);
    if (instance || updateName.test(evidence.name)) evidence.name = entry.name;
    if (version) (instance ? evidence.instances : evidence.engines).push(version);
  }
  return byRelease;
}

/** Instances by their own versions; else the engines', the only one raised to the newest update that setup lists. */
function instancesOf(evidence: Evidence): readonly VersionParts[] {
  const exact = distinct(evidence.instances);
  if (exact.length > 0) return exact;
  const engines = distinct(evidence.engines);
  if (engines.length > 1) return engines;
  return [...engines, ...evidence.updates].sort((a, b) => a[2] - b[2]).slice(-1);
}

function distinct(versions: readonly VersionParts[]): VersionParts[] {
  return [...new Map(versions.map((version) => [version[2], version])).values()];
}

function placeInstances(release: string, evidence: Evidence, context: SoftwareContext): SoftwareFinding {
  const about = evidence.name;
  const instances = instancesOf(evidence);
  if (instances.length === 0) {
    return cannotTell(about, 'The inventory reports no build of the instance, which tells its branch and level.');
  }
  const branches = Map.groupBy(instances, (version) => branchOf(release, version));
  const strays = branches.get(undefined) ?? [];
  branches.delete(undefined);
  const bits = context.processor === 'x86' || /\(32-bit\)/.test(about) ? '32-bit' : 'x64';
  const products = productsOfRelease(context.productsNamed(feedNames), release).filter((product) =>
    isForBits(product, bits),
  );
  if (branches.size > 0 && products.length === 0) {
    return cannotTell(about, `The catalogue names no update of SQL Server ${release} for ${bits} systems.`);
  }
  const single = distinct([...evidence.instances, ...evidence.engines]).length < 2;
  const found = [...branches].flatMap(([branch, versions]) =>
    branch === undefined ? [] : placeOnBranch(about, branch, versions, products, single),
  );
  return { found, notes: strays.length === 0 ? [] : cannotTell(about, strayReason(release, strays)).notes };
}

function branchOf(release: string, [major, minor, build]: VersionParts): SqlBranch | undefined {
  // The name of an update tells the build alone.
  const told = major === 0 ? release : releaseOfVersion([major, minor]);
  return told === release ? branchAt(release, build) : undefined;
}

function placeOnBranch(
  name: string,
  branch: SqlBranch,
  versions: readonly VersionParts[],
  products: readonly Product[],
  updatesCount: boolean,
): FoundSoftware[] {
  const versionBranch = versionBranchOf(branch, products);
  const successors = successorOf(products, branch);
  return versions.map((version) => ({
    name,
    products,
    level: { by: 'version', branch: versionBranch, version: rankOfBuild(version), updatesCount },
    ...(successors && { successors }),
  }));
}

const feedNames = /^Microsoft SQL Server 20\d\d\b.*\bfor (?:x64-based|32-bit) Systems/i;

function isForBits({ name }: Product, bits: '32-bit' | 'x64'): boolean {
  return name.toLowerCase().includes(bits);
}

const mostShown = 3;

function strayReason(release: string, strays: readonly VersionParts[]): string {
  const shown = strays.slice(0, mostShown).map((version) => version.join('.'));
  const more = strays.length > mostShown ? ` and ${strays.length - mostShown} more` : '';
  const builds = strays.length === 1 ? `Build ${shown[0]} belongs` : `Builds ${shown.join(', ')}${more} belong`;
  return `${builds} to no branch of SQL Server${release === '' ? '' : ` ${release}`}.`;
}

function cannotTell(about: string, reason: string): SoftwareFinding {
  return { found: [], notes: [{ kind: 'cannot-tell', about, reason }] };
}

function notCovered(about: string): SoftwareNote {
  return { kind: 'not-covered', about, reason: 'The feed names the updates of SQL Server instances only.' };
}
