/** SQL Server: the branch that each instance is on, told by its build. */

import { sqlMajors } from '../../catalog/data/sql-server.ts';
import type { Product } from '../../catalog/model.ts';
import { parseVersion, rankVersion, type VersionParts } from '../../catalog/software-version.ts';
import { branchAt, lineOfBranch, productsOfRelease, successorOf } from '../../catalog/sql-server.ts';
import type { Software } from '../model.ts';
import type { FoundSoftware, SoftwareContext, SoftwareFamily, SoftwareNote } from './finding.ts';

const release = '(2008 R2|2008|2012|2014|2016|2017|2019|2022|2025)';
const edition = '(?: (?:Enterprise|Standard|Web|Developer|Express|Evaluation)(?: Edition)?)?';
/** The collector's own entry for an instance, with the version of the instance. */
const instanceName = new RegExp(`^Microsoft SQL Server ${release}${edition}$`, 'i');
/** What setup lists for the product: without a version, or with that of the first installation. */
const setupName = new RegExp(`^Microsoft SQL Server ${release}${edition} \\((?:32|64)-bit\\)$`, 'i');
/** The engine as setup lists it: the version follows service packs, not always the updates after them. */
const engineName = new RegExp(`^SQL Server ${release}(?: SP\\d)? Database Engine Services$`, 'i');
/** "GDR 1115 for SQL Server 2022 (KB5035432) (64-bit)", in any language; its number is the build. */
const updateName = new RegExp(`^(?:GDR|Hotfix|Service Pack) (\\d+) \\S+ SQL Server ${release}\\b`, 'i');
const localDbName = new RegExp(`^Microsoft SQL Server ${release} (?:Express )?LocalDB`, 'i');
const otherEntries = [setupName, engineName, updateName, instanceName, localDbName];

export const sqlServer: SoftwareFamily = {
  recognises: (name) => otherEntries.some((pattern) => pattern.test(name)),
  find(entries, context) {
    const found: FoundSoftware[] = [];
    const notes: SoftwareNote[] = [];
    for (const [name, evidence] of evidenceByRelease(entries)) {
      for (const instance of instancesOf(evidence)) placeInstance(name, instance, evidence, context, found, notes);
    }
    for (const { name } of entries) {
      if (localDbName.test(name)) notes.push(notCovered(name));
    }
    return { found, notes };
  },
};

/** The name of an update tells the build, and not the revision: it is whichever the update brings. */
const lastRevision = 99_999;

interface Evidence {
  name: string;
  /** Of instances, exactly. */
  readonly instances: VersionParts[];
  /** At least these: versions that updates leave behind. */
  readonly engines: VersionParts[];
  readonly updates: VersionParts[];
}

function evidenceByRelease(entries: readonly Software[]): Map<string, Evidence> {
  const byRelease = new Map<string, Evidence>();
  const of = (name: string, entry: Software): Evidence => {
    const key = name.toUpperCase();
    const evidence = byRelease.get(key) ?? { name: entry.name, instances: [], engines: [], updates: [] };
    byRelease.set(key, evidence);
    return evidence;
  };
  for (const entry of entries) {
    const { name } = entry;
    const version = entry.version === undefined ? undefined : parseVersion(entry.version);
    const update = updateName.exec(name);
    if (update?.[2]) {
      const evidence = of(update[2], entry);
      evidence.updates.push(version ?? [0, 0, Number(update[1]), lastRevision]);
      continue;
    }
    const instance = instanceName.exec(name)?.[1];
    const listed = instance ?? setupName.exec(name)?.[1] ?? engineName.exec(name)?.[1];
    if (!listed) continue;
    const evidence = of(listed, entry);
    if (!updateName.test(evidence.name)) evidence.name = instance ? entry.name : evidence.name;
    else evidence.name = entry.name;
    if (version) (instance ? evidence.instances : evidence.engines).push(version);
  }
  return byRelease;
}

/** Instances by their own versions; else the engines', the only one raised to the newest update that setup lists. */
function instancesOf(evidence: Evidence): (VersionParts | undefined)[] {
  const exact = distinct(evidence.instances);
  if (exact.length > 0) return exact;
  const engines = distinct(evidence.engines);
  if (engines.length > 1) return engines;
  const known = [...engines, ...evidence.updates].sort((a, b) => a[2] - b[2] || a[3] - b[3]);
  return [known.at(-1)];
}

function distinct(versions: readonly VersionParts[]): VersionParts[] {
  return [...new Map(versions.map((version) => [version.slice(2).join('.'), version])).values()];
}

function placeInstance(
  release: string,
  version: VersionParts | undefined,
  evidence: Evidence,
  context: SoftwareContext,
  found: FoundSoftware[],
  notes: SoftwareNote[],
): void {
  const about = evidence.name;
  if (version === undefined) {
    notes.push(cannotTell(about, 'The inventory reports no build of the instance, which tells its branch and level.'));
    return;
  }
  const [major, , build, revision] = version;
  const branch = branchAt(release, build);
  if ((major !== 0 && major !== sqlMajors[release]) || !branch) {
    notes.push(cannotTell(about, `Build ${version.join('.')} belongs to no branch of SQL Server ${release}.`));
    return;
  }
  const bits = context.processor === 'x86' || /\(32-bit\)/.test(about) ? '32-bit' : 'x64';
  const products = productsOfRelease(context.productsNamed(feedNames), release).filter((product) =>
    isForBits(product, bits),
  );
  const successor = successorOf(products, branch);
  found.push({
    name: about,
    products,
    level: {
      by: 'version',
      line: lineOfBranch(branch, products),
      version: rankVersion([0, 0, build, revision]),
      updatesCount: distinct([...evidence.instances, ...evidence.engines]).length < 2,
    },
    ...(successor && { successors: successor }),
  });
}

const feedNames = /^Microsoft SQL Server 20\d\d\b.*\bfor (?:x64-based|32-bit) Systems/i;

function isForBits({ name }: Product, bits: '32-bit' | 'x64'): boolean {
  return name.toLowerCase().includes(bits);
}

function cannotTell(about: string, reason: string): SoftwareNote {
  return { kind: 'cannot-tell', about, reason };
}

function notCovered(about: string): SoftwareNote {
  return { kind: 'not-covered', about, reason: 'The feed names the updates of SQL Server instances only.' };
}
