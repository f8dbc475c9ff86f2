/** From a device's list of software to the products of the feed that it has beside Windows. */

import type { Catalog } from '../catalog/model.ts';
import type { Processor, Software } from '../inventory/model.ts';
import { exchange } from './exchange/exchange.ts';
import { createContexts, type SoftwareFamily, type SoftwareFinding } from './finding.ts';
import { office } from './office/office.ts';
import { patchedSoftware } from './patched.ts';
import { serverNamed } from './server-names.ts';
import { sharePoint } from './sharepoint/sharepoint.ts';
import { sqlServer } from './sql-server/sql-server.ts';
import { type ListedServer, notesOnUnplaced } from './unplaced.ts';
import { versionedSoftware } from './versioned.ts';
import { withoutKb } from './without-kb.ts';

/** The first family that recognises an entry has it. */
const families: readonly SoftwareFamily[] = [
  withoutKb,
  sharePoint,
  patchedSoftware,
  versionedSoftware,
  exchange,
  sqlServer,
  office,
];

/**
 * What the list says, and what it leaves open. Software that no family recognises is none that the feed has KBs for, unless it
 * is a server: then it is a note.
 */
export type SoftwareFinder = (software: readonly Software[], processor: Processor | undefined) => SoftwareFinding;

/** Finds software among the products of this catalogue. */
export function createSoftwareFinder(catalog: Catalog): SoftwareFinder {
  const findOf = createFamilyFinder(createContexts(catalog));
  const recognise = createRecogniser();
  return (software, processor) => {
    const byFamily = new Map<SoftwareFamily, Software[]>();
    const servers: ListedServer[] = [];
    for (const listed of software) {
      const { name, family, server } = recognise(listed.name);
      if (server !== undefined) servers.push({ name, server, isPlaced: family !== undefined });
      if (!family) continue;
      const entry = name === listed.name ? listed : { ...listed, name };
      const entries = byFamily.get(family);
      if (entries) entries.push(entry);
      else byFamily.set(family, [entry]);
    }
    const findings = [...byFamily].map(([family, entries]) => findOf(family, entries, processor));
    return {
      found: findings.flatMap(({ found }) => found),
      notes: [...findings.flatMap(({ notes }) => notes), ...notesOnUnplaced(servers)],
    };
  };
}

type FamilyFinder = (
  family: SoftwareFamily,
  entries: readonly Software[],
  processor: Processor | undefined,
) => SoftwareFinding;

/** Longer lists are a device's own. */
const mostShared = 64;
const mostFound = 20_000;

/** The same finding for the same entries, as long as there are not too many: devices share most of their software. */
function createFamilyFinder(contextFor: ReturnType<typeof createContexts>): FamilyFinder {
  const found = new Map<SoftwareFamily, Map<string, SoftwareFinding>>();
  return (family, entries, processor) => {
    if (entries.length > mostShared) return family.find(entries, contextFor(processor));
    const ofFamily = found.get(family) ?? new Map<string, SoftwareFinding>();
    found.set(family, ofFamily);
    const key = JSON.stringify([processor, entries]);
    const known = ofFamily.get(key);
    if (known) return known;
    const finding = family.find(entries, contextFor(processor));
    if (ofFamily.size >= mostFound) ofFamily.clear();
    ofFamily.set(key, finding);
    return finding;
  };
}

interface Recognised {
  /** With single blanks: some names hold a no-break space before the year. */
  readonly name: string;
  readonly family?: SoftwareFamily;
  readonly server?: string;
}

const mostRecognised = 20_000;

/** Fleets share most of their software: a name is looked at once, as long as there are not too many. */
function createRecogniser(): (listed: string) => Recognised {
  const recognised = new Map<string, Recognised>();
  return (listed) => {
    const known = recognised.get(listed);
    if (known) return known;
    const name = listed.replace(/\s+/g, ' ').trim();
    const family = families.find((candidate) => candidate.recognises(name));
    const server = serverNamed(name);
    const answer = { name, ...(family && { family }), ...(server !== undefined && { server }) };
    if (recognised.size >= mostRecognised) recognised.clear();
    recognised.set(listed, answer);
    return answer;
  };
}
