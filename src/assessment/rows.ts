/** From exposures to the rows of the answer: one a missing update, counted and ordered. */

import { compareKbs } from '../brand.ts';
import type { Update } from '../catalog/model.ts';
import type { Exposure } from './exposures.ts';
import type { MissingUpdate, OfferMarks } from './model.ts';

/** Most vulnerabilities first, then the newer release, then the smaller KB number. */
export function buildRows(
  exposures: readonly Exposure[],
  marksOf: (exposure: Exposure) => OfferMarks,
): MissingUpdate[] {
  const byUpdate = new Map<Update, Collected>();
  let lastRemedied: Update | undefined;
  let lastSoftware: string | undefined;
  let ids = new Set<string>();
  for (const exposure of exposures) {
    const { owner, pair, remedy } = exposure;
    const { software } = owner.product;
    // Most belong where the one before them does.
    if (remedy.update !== lastRemedied || software !== lastSoftware) {
      ids = idsOf(byUpdate, exposure, marksOf);
      lastRemedied = remedy.update;
      lastSoftware = software;
    }
    ids.add(pair.vulnerability.id);
  }
  return [...byUpdate].map(([update, row]) => buildRow(update, row)).sort(compareRows);
}

/** The vulnerabilities of the exposure's update and software, found so far. */
function idsOf(
  byUpdate: Map<Update, Collected>,
  exposure: Exposure,
  marksOf: (exposure: Exposure) => OfferMarks,
): Set<string> {
  const { owner, remedy } = exposure;
  const row = byUpdate.get(remedy.update) ?? {
    released: remedy.released,
    marks: marksOf(exposure),
    cves: new Map<string, Set<string>>(),
  };
  byUpdate.set(remedy.update, row);
  const ids = row.cves.get(owner.product.software) ?? new Set<string>();
  row.cves.set(owner.product.software, ids);
  return ids;
}

interface Collected {
  readonly released: string;
  readonly marks: OfferMarks;
  readonly cves: Map<string, Set<string>>;
}

function buildRow(update: Update, { released, marks, cves }: Collected): MissingUpdate {
  const bySoftware = [...cves].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1));
  return {
    id: update.kb,
    name: update.name,
    productsNames: bySoftware.map(([software]) => software),
    url: update.url,
    machineMissedOn: 1,
    cveAddressed: bySoftware.reduce((sum, [, ids]) => sum + ids.size, 0),
    releaseDate: released,
    cves: Object.fromEntries(bySoftware.map(([software, ids]) => [software, [...ids].sort()])),
    ...marks,
  };
}

function compareRows(a: MissingUpdate, b: MissingUpdate): number {
  if (a.cveAddressed !== b.cveAddressed) return b.cveAddressed - a.cveAddressed;
  if (a.releaseDate !== b.releaseDate) return a.releaseDate < b.releaseDate ? 1 : -1;
  return compareKbs(a.id, b.id);
}
