/** Updates for hardware and features that not every device has: what the inventory tells of them, and what it does not. */

import type { Catalog, Link } from '../catalog/model.ts';
import { isMediaUpdate, standaloneKindOf } from '../catalog/standalone.ts';
import { firstBuildOfWindows10 } from '../lines/windows/os-lines.ts';
import type { Platform } from '../lines/windows/platform.ts';
import { flashRemovedSince } from './components.ts';
import type { DeviceLevel } from './device-level.ts';
import type { Exposure } from './exposures.ts';
import type { PatchState } from './patch-state.ts';

/** The exposure is not there: the device lacks what the update is for. */
export const notApplicable = 'not applicable';

/** What is in doubt, an update or software, and why. */
export interface Doubt {
  readonly about: string;
  readonly reason: string;
}

/** The doubt whether the device has what the update is for; undefined for an update that every device of its product needs. */
export function doubtOfFeature(
  { owner, remedy }: Exposure,
  catalog: Catalog,
  state: PatchState,
  platform: Platform,
  level: DeviceLevel,
  asOf: string,
): Doubt | typeof notApplicable | undefined {
  const { kb } = remedy.update;
  const standalone = standaloneKindOf(kb);
  if (standalone === 'winre') return { about: kb, reason: winre };
  if (standalone === 'secure-boot') {
    if (state.secureBoot === undefined) return { about: kb, reason: secureBoot };
    return state.secureBoot ? undefined : notApplicable;
  }
  const oldServer = platform.role === 'server' && platform.build < firstBuildOfWindows10;
  if (owner.component === 'flash') {
    const about = owner.product.software;
    if (asOf >= flashRemovedSince) return { about, reason: flash };
    const shown = !oldServer || (remedy.train !== undefined && level.positionOn(remedy.train) >= 0);
    return shown ? undefined : { about, reason: desktopExperience };
  }
  if (!oldServer || !isMediaUpdate(kb)) return undefined;
  return showsMedia(state, catalog.linksOf(kb)) ? undefined : { about: kb, reason: desktopExperience };
}

/** Who has an earlier update of the same files has the files. */
function showsMedia({ installedKbs = [] }: PatchState, earlier: readonly Link[]): boolean {
  return earlier.some(({ kb }) => installedKbs.includes(kb));
}

const secureBoot = 'It applies where Secure Boot is on; the inventory does not say (secureBoot).';

const winre = 'It applies where the Windows Recovery Environment is enabled; the inventory cannot say.';

const flash =
  'Windows Update offers no updates of Flash since its removal in 2021. Where Flash is still there, it is open; KB4577586 removes it.';

const desktopExperience =
  'It applies where the feature Desktop Experience is on, which brings media and Flash; no installed update shows that it is.';
