/** The answer of an examined device: what is missing, what to install, what cannot be told. */

import type { Catalog } from '../catalog/model.ts';
import type { Examination } from './examination.ts';
import type { Assessment, Judgement, MissingUpdate } from './model.ts';
import { buildOfferList } from './offer-list.ts';
import { buildRows } from './rows.ts';

export function answerOf(catalog: Catalog, examination: Examination, asOf: string): Assessment {
  const { stale, ...judged } = judgementOf(examination, asOf);
  const install = installListOf(catalog, examination, judged.missing, asOf);
  return { ...judged, install, notes: examination.status === 'assessed' ? examination.notes : [], stale };
}

export function judgementOf(examination: Examination, asOf: string): Judgement {
  const { stale } = examination;
  if (examination.status !== 'assessed') {
    const { status, reason } = examination;
    return { asOf, status, reason, products: [], missing: [], stale };
  }
  const { knowledge, products, exposures, support } = examination;
  return {
    asOf,
    status: 'assessed',
    products: products
      .map(({ product }) => product)
      .filter((product) => !knowledge.platform.standIns.has(product))
      .map(({ name }) => name),
    missing: buildRows(exposures, support.marksOf),
    stale,
  };
}

function installListOf(
  catalog: Catalog,
  examination: Examination,
  missing: readonly MissingUpdate[],
  asOf: string,
): Assessment['install'] {
  if (examination.status !== 'assessed') return [];
  const { knowledge, exposures, support } = examination;
  return buildOfferList(catalog, exposures, knowledge.osTrain, support, missing, asOf);
}
