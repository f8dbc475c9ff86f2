/** From a device's list of software to the products of the feed that it has beside Windows. */

import type { Catalog } from '../catalog/model.ts';
import type { Processor, Software } from './model.ts';
import { exchange } from './software/exchange.ts';
import { contextOf, type SoftwareFamily, type SoftwareFinding } from './software/finding.ts';
import { office } from './software/office.ts';
import { patchedSoftware } from './software/patched.ts';
import { sqlServer } from './software/sql-server.ts';
import { versionedSoftware } from './software/versioned.ts';
import { withoutKb } from './software/without-kb.ts';

/** The first family that recognises an entry has it. */
const families: readonly SoftwareFamily[] = [
  withoutKb,
  patchedSoftware,
  versionedSoftware,
  exchange,
  sqlServer,
  office,
];

/** What the list says, and what it leaves open. Software that no family recognises is none that the feed has KBs for. */
export function findSoftware(
  catalog: Catalog,
  software: readonly Software[],
  processor: Processor | undefined,
): SoftwareFinding {
  const byFamily = new Map<SoftwareFamily, Software[]>();
  for (const entry of software) {
    const family = familyOf(entry.name);
    if (!family) continue;
    const entries = byFamily.get(family);
    if (entries) entries.push(entry);
    else byFamily.set(family, [entry]);
  }
  const context = contextOf(catalog, processor);
  const findings = [...byFamily].map(([family, entries]) => family.find(entries, context));
  return {
    found: findings.flatMap(({ found }) => found),
    notes: findings.flatMap(({ notes }) => notes),
  };
}

/** Fleets share most of their software: a name is looked at once. The oldest answers go when there are many. */
const known = new Map<string, SoftwareFamily | undefined>();
const mostKnown = 20_000;

function familyOf(name: string): SoftwareFamily | undefined {
  if (known.has(name)) return known.get(name);
  const family = families.find((candidate) => candidate.recognises(name));
  if (known.size >= mostKnown) known.clear();
  known.set(name, family);
  return family;
}
