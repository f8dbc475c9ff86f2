/** Results of Ansible's win_updates: what it installed, and what Windows Update had found. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { OfferedUpdate } from '../../model.ts';
import { makeOffer } from '../../offers.ts';
import { kbsOfTitle } from '../../software-list.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';

export interface RunOfUpdates {
  readonly installed: readonly KbNumber[];
  readonly offers: readonly OfferedUpdate[];
  /** What a reader of the answer should know about updates that this run installed. */
  readonly remarks: readonly string[];
}

/**
 * What the filters of the task passed over is offered like the rest. A run does not list what was there before it: of what
 * it installed only cumulative updates of Windows count, which tell a level by themselves.
 */
export function readUpdates(result: JsonObject): RunOfUpdates {
  const updates = [result.updates, result.found_updates, result.filtered_updates].flatMap(updatesIn);
  const done = updates.filter(({ installed }) => installed === true);
  const offers = updates
    .filter(({ installed }) => installed !== true)
    .flatMap((update) => kbsOfUpdate(update).map((kb) => makeOffer(kb, titleOf(update))));
  if (result.reboot_required === true) {
    const waiting = `${done.length} updates wait for a restart and do not count as installed`;
    return { installed: [], offers, remarks: done.length > 0 ? [waiting] : [] };
  }
  const others = done.filter((update) => !tellsLevel(update)).flatMap(kbsOfUpdate);
  const ignored = `${others.map((kb) => `KB${kb}`).join(', ')} alone say nothing of what else is installed and do not count`;
  return {
    installed: done.filter(tellsLevel).flatMap(kbsOfUpdate),
    offers,
    remarks: others.length > 0 ? [ignored] : [],
  };
}

/** "Cumulative Update for Windows", "Monthly Rollup" in the languages of titles; .NET has cumulative updates of its own. */
function tellsLevel(update: JsonObject): boolean {
  const title = titleOf(update) ?? '';
  return /[ck]umul|zbiorcz|накопит|累積|累积|누적|toplu|rollup/i.test(title) && !/\.NET/i.test(title);
}

/** A map from update ids, or a list. */
function updatesIn(value: unknown): JsonObject[] {
  const updates = isObject(value) ? Object.values(value) : value;
  return Array.isArray(updates) ? updates.filter(isObject) : [];
}

function titleOf(update: JsonObject): string | undefined {
  return typeof update.title === 'string' ? update.title : undefined;
}

/** `kb` holds bare numbers; without them the title names the KB. */
function kbsOfUpdate(update: JsonObject): KbNumber[] {
  const ids = Array.isArray(update.kb) ? update.kb : [update.kb];
  const kbs = ids.flatMap((id) => (typeof id === 'string' ? (parseKbNumber(id) ?? []) : []));
  return kbs.length > 0 ? kbs : kbsOfTitle(titleOf(update) ?? '');
}
