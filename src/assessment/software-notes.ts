/** What is said of software beside the rows: what cannot be told of it, and when it gets no more updates. */

import type { Update } from '../catalog/model.ts';
import type { FoundSoftware } from '../lines/finding.ts';
import type { DeviceLevel } from './device-level.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { Look } from './software-look.ts';

/** The notes on everything that was looked at, in its order. */
export function notesOnLooks(looks: readonly Look[], state: PatchState, level: DeviceLevel, asOf: string): Note[] {
  const silent = silentSoftware(looks, level);
  return looks.flatMap((look) =>
    [...look.found.values()].flatMap((software) => [
      ...doubtNotes(look, software, state),
      ...successorNotes(look, software, asOf),
      ...(silent.has(software.name) ? [silentListNote(software.name)] : []),
    ]),
  );
}

function doubtNotes({ knowledge, level, open }: Look, { name }: FoundSoftware, { installedKbs }: PatchState): Note[] {
  const kbs = new Set(open.filter(({ remedy }) => level.isDoubtful(remedy)).map(({ remedy }) => remedy.update.kb));
  if (kbs.size === 0) return [];
  if (!knowledge.train) {
    return [{ kind: 'cannot-tell', about: name, reason: installedKbs === undefined ? noList : emptyList }];
  }
  return [...kbs].map((kb) => ({ kind: 'cannot-tell', about: kb, reason: `${name}: ${betweenVersions}` }));
}

const noList = 'Only a list of installed updates tells its level, and none was reported.';
const emptyList =
  'Only a list of installed updates tells its level; the reported one is empty, which the revision of Windows refutes.';
const betweenVersions = 'Its version lies between two that are known; which security updates it has cannot be told.';

/** So many updates missing and not one there: nobody patches that way, so the list may be one that never names them. */
const suspiciouslyMany = 10;

/**
 * Software, told by its updates, of which many are missing. None at all where the list names one update of any of it: then it
 * is a list that names such updates.
 */
function silentSoftware(looks: readonly Look[], level: DeviceLevel): ReadonlySet<string> {
  const byUpdates = looks.filter(({ knowledge }) => !knowledge.train);
  const isNamed = byUpdates.some(({ knowledge }) =>
    knowledge.products.some(({ pairs }) => pairs.some(({ remedies }) => remedies.some(level.isClosedBy))),
  );
  if (isNamed) return new Set();
  const missing = new Map<string, Set<Update>>();
  for (const { found, certain } of byUpdates) {
    for (const name of found.keys()) {
      const updates = missing.get(name) ?? new Set();
      missing.set(name, updates);
      for (const { remedy } of certain) updates.add(remedy.update);
    }
  }
  return new Set([...missing].filter(([, updates]) => updates.size >= suspiciouslyMany).map(([name]) => name));
}

function silentListNote(about: string): Note {
  const reason =
    'The list of updates names none of its updates. systeminfo and Get-HotFix never do: if the list is from there, the rows may be false; add the Uninstall keys or the history of Windows Update.';
  return { kind: 'cannot-tell', about, reason };
}

/** Silence of the feed is no good news where it speaks of the next service pack or cumulative update only. */
function successorNotes({ knowledge }: Look, { name, successors }: FoundSoftware, asOf: string): Note[] {
  if (!successors) return [];
  const newest = knowledge.successorDays.findLast((day) => day <= asOf);
  const own = knowledge.days.findLast((day) => day <= asOf);
  if (newest === undefined || (own !== undefined && newest <= own)) return [];
  const since = own === undefined ? 'It gets no security updates' : `It got its last security update on ${own}`;
  const reason = `${since}; those of ${newest} are for what replaces it: ${successors.advice}.`;
  return [{ kind: 'not-covered', about: name, reason }];
}
