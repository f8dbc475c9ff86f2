/**
 * The train of the .NET Framework updates of one line and version: the feed's security updates and, from the public
 * history, the previews and the other KBs, parents and children, under which the same release is listed.
 */

import type { KbNumber } from '../../brand.ts';
import type { Update } from '../../catalog/model.ts';
import { byRelease, type Train, type TrainMember } from '../train.ts';
import { type DotNetRelease, dotNetHistoryOf } from './history.ts';

/** `version` is the device's .NET Framework 4 ("4.8"); undefined where it has none, which leaves 2.0 to 3.5. */
export function buildDotNetTrain(updates: Iterable<Update>, build: number, version: string | undefined): Train {
  const releases = dotNetHistoryOf(build).map((release) => ({
    released: release.released,
    kbs: kbsFor(release, version),
  }));
  const lastRelease = new Map<KbNumber, string>();
  for (const { kbs, released } of releases) for (const kb of kbs.children) lastRelease.set(kb, released);
  for (const { kbs, released } of releases) {
    if (kbs.parent) lastRelease.set(kbs.parent, furthest(kbs.children, lastRelease) ?? released);
  }
  const members = new Map<string, TrainMember>();
  const stopOf = new Map<KbNumber, TrainMember>();
  for (const [kb, released] of lastRelease) {
    const stop = members.get(released) ?? { kb, released };
    members.set(released, stop);
    stopOf.set(kb, stop);
  }
  for (const update of updates) {
    const known = stopOf.get(update.kb);
    const stop = { kb: update.kb, update, released: known?.released ?? update.released };
    // The stop bears the name that the feed gives it; one that the history does not know is a stop of its own.
    if (known?.update) continue;
    if (known) members.set(known.released, stop);
    else members.set(`${update.released}/${update.kb}`, stop);
    for (const [kb, old] of stopOf) if (old === known) stopOf.set(kb, stop);
    stopOf.set(update.kb, stop);
  }
  const ordered = [...members.values()].sort(byRelease);
  const positions = new Map(ordered.map((member, position) => [member, position]));
  return {
    members: ordered,
    positionOf: (kb) => {
      const stop = stopOf.get(kb);
      return stop && positions.get(stop);
    },
  };
}

/** The KBs of a release that say something of this version. A child without a version 4 serves devices without one. */
function kbsFor(release: DotNetRelease, version: string | undefined): { parent?: KbNumber; children: KbNumber[] } {
  const children = release.children
    .filter(({ versions }) =>
      version === undefined ? !versions.some((named) => named.startsWith('4.')) : versions.includes(version),
    )
    .map(({ kb }) => kb);
  const silent = children.length === 0 && release.children.length > 0;
  return { ...(release.parent && !silent && { parent: release.parent }), children };
}

/** A child may stand in several releases; whoever has it is at the last of them. */
function furthest(children: readonly KbNumber[], lastRelease: ReadonlyMap<KbNumber, string>): string | undefined {
  return children
    .map((kb) => lastRelease.get(kb) ?? '')
    .sort()
    .at(-1);
}
