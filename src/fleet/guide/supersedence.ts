/** What an update contains and what contains it, as far as somebody can look it over: two steps each way, the newest of each step. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { Catalog, LinkSource } from '../../catalog/model.ts';

export interface Supersedence {
  /** However many steps away: KBs that contain the update, and that it contains. */
  readonly newer: number;
  readonly older: number;
  /** Newest step first, and of each the newest first; the update itself is alone at step 0. */
  readonly nodes: readonly SupersedenceNode[];
  readonly links: readonly SupersedenceLink[];
  /** How many of a step are not among the nodes; steps with all of them are left out. */
  readonly hidden: readonly { readonly step: number; readonly updates: number }[];
}

export interface SupersedenceNode {
  readonly kb: KbNumber;
  /** Links from the update: above 0 to what contains it, below to what it contains. */
  readonly step: number;
  /** Absent for a KB that the catalogue knows by its links alone. */
  readonly name?: string;
  readonly released?: string;
}

/** `from` contains `to`. */
export interface SupersedenceLink {
  readonly from: KbNumber;
  readonly to: KbNumber;
  readonly source: LinkSource;
}

const mostSteps = 2;
const mostOfStep = 6;

export function supersedenceOf(catalog: Catalog, kb: KbNumber): Supersedence {
  const newer = walk(kb, (from) => catalog.linkedBy(from).map((link) => link.kb));
  const older = walk(kb, (from) => catalog.linksOf(from).map((link) => link.kb));
  const shown = [...stepsOf(catalog, newer, 1).toReversed(), [nodeOf(catalog, kb, 0)], ...stepsOf(catalog, older, -1)];
  const nodes = shown.flat();
  const known = new Set(nodes.map((node) => node.kb));
  return {
    newer: newer.distances.size - 1,
    older: older.distances.size - 1,
    nodes,
    links: nodes.flatMap(({ kb: from }) =>
      catalog
        .linksOf(from)
        .filter((link) => known.has(link.kb))
        .map(({ kb: to, source }) => ({ from, to, source })),
    ),
    hidden: [...hiddenOf(newer, 1, known), ...hiddenOf(older, -1, known)],
  };
}

interface Walked {
  /** Each KB once, by the fewest links. */
  readonly distances: ReadonlyMap<KbNumber, number>;
  readonly next: (kb: KbNumber) => readonly KbNumber[];
}

/** Ends on cyclic data, since each is visited once. */
function walk(kb: KbNumber, next: Walked['next']): Walked {
  const distances = new Map([[kb, 0]]);
  // A Map visits what is added while it is walked: breadth first.
  for (const [from, distance] of distances) {
    for (const to of next(from)) if (!distances.has(to)) distances.set(to, distance + 1);
  }
  return { distances, next };
}

/** Each node of a step but the first is linked with one of the step before it that is shown. */
function stepsOf(catalog: Catalog, { distances, next }: Walked, sign: 1 | -1): SupersedenceNode[][] {
  const steps: SupersedenceNode[][] = [];
  let reached = [...distances.keys()].slice(0, 1);
  for (let step = 1; step <= mostSteps && reached.length > 0; step += 1) {
    const beyond = new Set(reached.flatMap((kb) => next(kb).filter((to) => distances.get(to) === step)));
    const nodes = [...beyond]
      .map((kb) => nodeOf(catalog, kb, sign * step))
      .sort(newestFirst)
      .slice(0, mostOfStep);
    if (nodes.length > 0) steps.push(nodes);
    reached = nodes.map(({ kb }) => kb);
  }
  return steps;
}

function hiddenOf({ distances }: Walked, sign: 1 | -1, known: ReadonlySet<KbNumber>) {
  const hidden = Array.from({ length: mostSteps }, (_, place) => {
    const updates = [...distances].filter(([kb, distance]) => distance === place + 1 && !known.has(kb)).length;
    return { step: sign * (place + 1), updates };
  });
  return hidden.filter(({ updates }) => updates > 0);
}

function nodeOf(catalog: Catalog, kb: KbNumber, step: number): SupersedenceNode {
  const update = catalog.updateOf(kb);
  // A part stands under the update that it belongs to, which has a number of its own.
  return update?.kb === kb ? { kb, step, name: update.name, released: update.released } : { kb, step };
}

function newestFirst(one: SupersedenceNode, other: SupersedenceNode): number {
  const [first, second] = [one.released ?? '', other.released ?? ''];
  if (first !== second) return first < second ? 1 : -1;
  return compareKbs(other.kb, one.kb);
}
