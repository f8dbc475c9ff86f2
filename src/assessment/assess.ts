/** What one device is missing: a function of its patch state, the catalogue and the day, and of nothing else. */

import type { Catalog } from '../catalog/model.ts';
import { dotNetVersionOf } from '../inventory/dot-net.ts';
import { findPlatform } from '../inventory/products.ts';
import { applicableProducts, findExposures } from './exposures.ts';
import { buildInstallList } from './install-list.ts';
import { knowledgeOf } from './knowledge.ts';
import { levelOf } from './levels.ts';
import type { Assessment } from './model.ts';
import type { PatchState } from './patch-state.ts';
import { buildRows } from './rows.ts';
import { doubtOfLevel, splitCertain } from './uncertain.ts';

/**
 * Missing updates of one patch state on a day (YYYY-MM-DD), most vulnerabilities first. Nothing released or published
 * later exists. An unknown build gives status "unknown" and its reason, never an empty list that looks like "patched".
 */
export function assessState(catalog: Catalog, state: PatchState, asOf: string): Assessment {
  const finding = findPlatform(catalog, state);
  if (!finding.found) return unknown(asOf, finding.reason);
  const { platform } = finding;
  const knowledge = knowledgeOf(catalog, platform, dotNetVersionOf(state, platform.build));
  const level = levelOf(catalog, state, knowledge.osTrain);
  const doubt = doubtOfLevel(state, level, knowledge.osTrain);
  if (doubt) return unknown(asOf, doubt);
  const products = applicableProducts(knowledge, state, level);
  const { certain, notes } = splitCertain(findExposures(products, level, asOf), state, knowledge, level);
  if (finding.processorAssumed) {
    notes.push({
      kind: 'cannot-tell',
      about: 'osProcessor',
      reason: 'The inventory reports no architecture; answered for x64.',
    });
  }
  return {
    asOf,
    status: 'assessed',
    products: products.map(({ product }) => product.name),
    missing: buildRows(certain, esuOptions(platform.esuFrom, state)),
    install: buildInstallList(catalog, certain, knowledge.osTrain.alsoContained),
    notes,
  };
}

function esuOptions(esuFrom: string | undefined, state: PatchState): { esuFrom?: string } {
  const exempt = state.esu === true || /\bLTS[BC]\b/i.test(state.osName ?? '');
  return esuFrom === undefined || exempt ? {} : { esuFrom };
}

function unknown(asOf: string, reason: string): Assessment {
  return { asOf, status: 'unknown', reason, products: [], missing: [], install: [], notes: [] };
}
