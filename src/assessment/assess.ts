/** What one device is missing: a function of its patch state, the catalogue and the day, and of nothing else. */

import type { Catalog } from '../catalog/model.ts';
import { examineState } from './examine.ts';
import { buildInstallList } from './install-list.ts';
import type { Assessment } from './model.ts';
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
  const { knowledge, products, exposures, notes } = found;
  return {
    asOf,
    status: 'assessed',
    products: products
      .map(({ product }) => product)
      .filter((product) => !knowledge.platform.standIns.has(product))
      .map(({ name }) => name),
    missing: buildRows(exposures, esuOptions(knowledge.platform.esuFrom, state)),
    install: buildInstallList(catalog, exposures, knowledge.osTrain),
    notes,
    stale,
  };
}

function esuOptions(esuFrom: string | undefined, state: PatchState): { esuFrom?: string } {
  const exempt = state.esu === true || /\bLTS[BC]\b/i.test(state.osName ?? '');
  return esuFrom === undefined || exempt ? {} : { esuFrom };
}
