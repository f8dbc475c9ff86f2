/** The answer of an examined device: what is missing, what to install, what cannot be told. */

import type { Catalog } from '../catalog/model.ts';
import type { Examination } from './examination.ts';
import type { Assessment } from './model.ts';
import { buildOfferList } from './offer-list.ts';
import { buildRows } from './rows.ts';

export function answerOf(catalog: Catalog, examination: Examination, asOf: string): Assessment {
  const { stale } = examination;
  if (examination.status !== 'assessed') {
    return {
      asOf,
      status: examination.status,
      reason: examination.reason,
      products: [],
      missing: [],
      install: [],
      notes: [],
      stale,
    };
  }
  const { knowledge, products, exposures, support, notes } = examination;
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
