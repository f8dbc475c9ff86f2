/** Windows Update's own list of missing updates beside our install list, with every difference named. */

import type { KbNumber } from '../brand.ts';
import type { OfferedUpdate } from '../inventory/model.ts';
import type { ExaminedDevice } from './assessor.ts';
import { isOffered } from './offer-list.ts';

export interface OfferComparison {
  /** On both lists. */
  readonly same: readonly KbNumber[];
  readonly differences: readonly OfferDifference[];
}

export interface OfferDifference {
  readonly id: KbNumber;
  readonly onlyIn: 'missingkbs' | 'windows-update';
  /** Windows Update's name for it. */
  readonly title?: string;
  readonly reason: string;
}

export function compareOffers(
  { answer: { install }, explain }: ExaminedDevice,
  offers: readonly OfferedUpdate[],
): OfferComparison {
  const offered = new Set(offers.map(({ kb }) => kb));
  // A marked entry says itself that Windows Update does not offer it.
  const listed = install.filter(isOffered);
  const ours = listed
    .filter(({ id }) => !offered.has(id))
    .map(({ id, replaces }): OfferDifference => {
      const contained = replaces.filter((kb) => offered.has(kb)).map((kb) => `KB${kb}`);
      const reason =
        contained.length === 0
          ? 'Windows Update does not offer it.'
          : `Windows Update offers ${contained.join(', ')}, which this one contains.`;
      return { id, onlyIn: 'missingkbs', reason };
    });
  const theirs = offers
    .filter(({ kb }) => !listed.some(({ id }) => id === kb))
    .map(({ kb, title }): OfferDifference => {
      const container = listed.find(({ replaces }) => replaces.includes(kb));
      const reason = container ? `KB${container.id}, which is to be installed, contains it.` : explain(kb).reason;
      return { id: kb, onlyIn: 'windows-update', ...(title !== undefined && { title }), reason };
    });
  const same = listed.map(({ id }) => id).filter((id) => offered.has(id));
  return { same, differences: [...ours, ...theirs] };
}
