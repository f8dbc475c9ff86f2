/** Updates that Windows Update offers to a device. */

import { compareKbs, type KbNumber } from '../brand.ts';

/** An update that Windows Update itself says is missing on the device. */
export interface OfferedUpdate {
  readonly kb: KbNumber;
  readonly title?: string;
}

const longestTitle = 1024;

export function makeOffer(kb: KbNumber, title: string | undefined): OfferedUpdate {
  const trimmed = title?.trim() ?? '';
  return { kb, ...(trimmed !== '' && trimmed.length <= longestTitle && { title: trimmed }) };
}

/** Each KB once, ascending, with a title where any of them has one: language packs come by the dozen under one number. */
export function uniteOffers(offers: readonly OfferedUpdate[]): OfferedUpdate[] {
  const byKb = new Map<KbNumber, OfferedUpdate>();
  for (const offer of offers) if (byKb.get(offer.kb)?.title === undefined) byKb.set(offer.kb, offer);
  return [...byKb.values()].sort((a, b) => compareKbs(a.kb, b.kb));
}
