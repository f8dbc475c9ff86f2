/** Which updates of an operating system contain the ones before them, by the kind that the feed calls them. */

import type { FixKind } from '../../catalog/model.ts';
import { firstBuildOfWindows10 } from './os-lines.ts';

const sinceWindows10: ReadonlySet<FixKind> = new Set<FixKind>(['security-update', 'alternate-cumulative']);
const before: ReadonlySet<FixKind> = new Set<FixKind>(['monthly-rollup', 'preview']);

/**
 * True of the kinds that stand on the train of a Windows of that build: from Windows 10 on every security update but the
 * few that `standaloneKindOf` names, before it the Monthly Rollups and their previews alone.
 */
export function isCumulativeKind(kind: FixKind, build: number): boolean {
  return (build >= firstBuildOfWindows10 ? sinceWindows10 : before).has(kind);
}
