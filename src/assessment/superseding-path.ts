/** By which links an update of a device supersedes another, and who says so. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Link, LinkSource } from '../catalog/model.ts';

/** From a KB of the device over one link after the other to the one that was asked for. */
export interface SupersedingPath {
  readonly from: KbNumber;
  readonly links: readonly Link[];
}

/**
 * Tells a shortest path from one of the reported updates to another, without links where they are the same; undefined when
 * there is none. The links are walked once, for however many updates are asked for.
 */
export function supersedingPaths(
  catalog: Catalog,
  reported: Iterable<KbNumber>,
): (target: KbNumber) => SupersedingPath | undefined {
  const cameBy = new Map<KbNumber, { readonly from: KbNumber; readonly link: Link } | undefined>();
  for (const kb of reported) cameBy.set(kb, undefined);
  // A Map visits what is added while it is walked: breadth first.
  for (const from of cameBy.keys()) {
    for (const link of catalog.linksOf(from)) if (!cameBy.has(link.kb)) cameBy.set(link.kb, { from, link });
  }
  return (target) => {
    if (!cameBy.has(target)) return undefined;
    const links: Link[] = [];
    let from = target;
    for (let step = cameBy.get(from); step !== undefined; step = cameBy.get(from)) {
      links.unshift(step.link);
      from = step.from;
    }
    return { from, links };
  };
}

/**
 * "KB3 supersedes KB2, which supersedes KB1 (by Microsoft's feed)": the source stands behind the last of its links in a row. With
 * `clause` set, from the first link on in a clause of its own: "KB3, which supersedes KB2 …".
 */
export function describePath({ from, links }: SupersedingPath, clause = false): string {
  const steps = links.map(({ kb, source }, index) => {
    const verb = source === 'dot-net-parent' ? 'is a part of' : 'supersedes';
    const isLast = links[index + 1]?.source !== source;
    return `${verb} KB${kb}${isLast ? wordsOf[source] : ''}`;
  });
  return `KB${from}${clause ? ', which ' : ' '}${steps.join(', which ')}`;
}

const wordsOf: Readonly<Record<LinkSource, string>> = {
  feed: " (by Microsoft's feed)",
  'update-catalog': " (by Microsoft's Update Catalog)",
  'missing-links': ' (by the table of missing links)',
  'monthly-rollup': ' (as the Monthly Rollup of its month)',
  'dot-net-parent': '',
};
