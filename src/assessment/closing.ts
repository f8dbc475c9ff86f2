/** What an update brings when it is installed, and whether that closes an exposure. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { Exposure } from './exposures.ts';
import { closeInstalled } from './installed.ts';
import type { Remedy } from './platform-remedies.ts';

export interface Contents {
  /** The update itself, what it supersedes, and what it has passed on the train of the system. */
  readonly contained: ReadonlySet<KbNumber>;
  /** That it gives to the system; 0 for updates beside it. */
  readonly revision: number;
}

export function contentsOf(catalog: Catalog, { update, train, position }: Remedy, osTrain: OsTrain): Contents {
  const passed = train === osTrain ? osTrain.members.slice(0, (position ?? 0) + 1) : [];
  return {
    contained: closeInstalled(catalog, [update.kb, ...passed.map(({ kb }) => kb)]),
    revision: passed.at(-1)?.revision ?? 0,
  };
}

/** Would the exposure be closed by this update, and by what it contains? */
export function isClosedBy({ pair }: Exposure, installed: Remedy, { contained, revision }: Contents): boolean {
  return pair.remedies.some((remedy) => {
    if (remedy.implied === 'once-installed') return false;
    if (contained.has(remedy.update.kb)) return true;
    if (remedy.hotpatch?.revision !== undefined && remedy.hotpatch.revision <= revision) return true;
    return (
      remedy.train !== undefined &&
      remedy.train === installed.train &&
      (remedy.position ?? 0) <= (installed.position ?? 0)
    );
  });
}
