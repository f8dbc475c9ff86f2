/** What one device is missing: a function of its patch state, the catalogue and the day, and of nothing else. */

import type { Catalog } from '../catalog/model.ts';
import { examineState } from './examination.ts';
import type { Assessment } from './model.ts';
import { buildOfferList } from './offer-list.ts';
import type { PatchState } from './patch-state.ts';
import { buildRows } from './rows.ts';

/**
 * Missing updates of one patch state on a day (YYYY-MM-DD), most vulnerabilities first. Nothing released or published
 * later exists. An unknown build gives status "unknown" and its reason, never an empty list that looks like "patched".
 */
export function assessState(catalog: Catalog, state: PatchState, asOf: string): Assessment {
  const found = examineState(catalog, state, asOf);
  const { stale } = found;
  if (found.status !== 'assessed') {
    return {
      asOf,
      status: found.status,
      reason: found.reason,
      products: [],
      missing: [],
      install: [],
      notes: [],
      stale,
    };
  }
  const { knowledge, products, exposures, support, notes } = found;
  const missing = buildRows(exposures, support.marksOf);
  return {
    asOf,
    status: 'assessed',
    products: products
      .map(({ product }) => product)
      .filter((product) => !knowledge.platform.standIns.has(product))
      .map(({ name }) => name),
    missing,
    install: buildOfferList(catalog, exposures, knowledge.osTrain, support, missing, asOf),
    notes,
    stale,
  };
}
