/** The parts of Windows that the feed lists as products of their own, and when a device has them. */

import type { KbNumber } from '../brand.ts';
import { parseKbNumber } from '../brand.ts';
import type { Product } from '../catalog/model.ts';
import type { PatchState } from './patch-state.ts';

export type Component =
  | 'system'
  | 'internet-explorer'
  | 'edge-html'
  | 'edge-ie-mode'
  | 'flash'
  | 'dot-net'
  | 'part-of-windows'
  /** Not of Windows: the inventory lists it. */
  | 'software'
  | 'other';

const patterns: readonly (readonly [RegExp, Component])[] = [
  [/^Internet Explorer \d/i, 'internet-explorer'],
  [/^Microsoft Edge \(EdgeHTML-based\)/i, 'edge-html'],
  [/^Microsoft Edge \(Chromium-based\) in IE Mode/i, 'edge-ie-mode'],
  [/^Adobe Flash Player/i, 'flash'],
  [/^Microsoft \.NET Framework/i, 'dot-net'],
  [/^(Microsoft XML Core Services|VBScript|JScript|Microsoft Windows Hyperlink Object Library)/i, 'part-of-windows'],
  [/^Microsoft Defender for Endpoint for Windows/i, 'part-of-windows'],
];

export function componentOf(product: Product): Component {
  if (product.platform === undefined) return 'system';
  return patterns.find(([pattern]) => pattern.test(product.name))?.[1] ?? 'other';
}

/** Removes Flash for good; since the cumulative updates of July 2021 it is part of them. Source: support article 4577586. */
const flashRemoval = parseKbNumber('4577586') as KbNumber;
export const flashRemovedSince = '2021-07-13';

/**
 * Is the component on this device? What Windows brings is there unless the inventory says otherwise. `reachedDay` is the
 * day of the cumulative update that the device has reached, if any.
 */
export function hasComponent(component: Component, state: PatchState, reachedDay: string | undefined): boolean {
  switch (component) {
    case 'flash':
      return (
        !state.installedKbs?.includes(flashRemoval) && (reachedDay === undefined || reachedDay < flashRemovedSince)
      );
    case 'edge-ie-mode':
      return state.software?.some(({ name }) => name === 'Microsoft Edge') ?? false;
    case 'other':
      return false;
    default:
      return true;
  }
}
