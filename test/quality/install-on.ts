/** What a device reports after these updates were installed and it has restarted. */

import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { parseOsBuild } from '../../src/inventory/os-build.ts';
import { assessorOf } from '../builders/assessor.ts';

/**
 * The updates join the list, and a reported revision rises to the highest that one of them brings. A device that tells
 * its level by revision alone still reports no list.
 */
export function installOn(catalog: Catalog, state: PatchState, kbs: readonly KbNumber[], asOf: string): PatchState {
  const found = assessorOf(catalog).examine(state, asOf).examination;
  const osBuild = parseOsBuild(state.osVersion ?? '');
  const reported = state.installedKbs ?? [];
  const installedKbs = [...reported, ...kbs];
  if (found.status !== 'assessed' || osBuild?.revision === undefined) return { ...state, installedKbs };
  const { osTrain } = found.knowledge;
  const brought = [...osTrain.members, ...osTrain.hotpatches.members]
    .filter((member) => kbs.includes(member.kb))
    .map(({ revision }) => revision ?? 0);
  const revision = Math.max(osBuild.revision, ...brought);
  const osVersion = `${osBuild.major}.${osBuild.minor}.${osBuild.build}.${revision}`;
  return reported.length === 0 ? { ...state, osVersion } : { ...state, installedKbs, osVersion };
}
