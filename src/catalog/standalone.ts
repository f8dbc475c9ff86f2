/**
 * Updates that stand on no train although the feed gives some of them builds: no cumulative update or rollup contains
 * them. Facts: Microsoft's support articles of these KBs.
 */

import type { KbNumber } from '../brand.ts';

/** What the update changes, and so what the device must have for it to apply. */
export type StandaloneKind = 'secure-boot' | 'winre';

export const standaloneUpdates: Readonly<Record<string, StandaloneKind>> = {
  '3172729': 'secure-boot',
  '4524244': 'secure-boot',
  '4535680': 'secure-boot',
  '5012170': 'secure-boot',
  '5034439': 'winre',
  '5034440': 'winre',
  '5034441': 'winre',
  '5042320': 'winre',
  '5042321': 'winre',
  '5042322': 'winre',
  '5046398': 'winre',
  '5046399': 'winre',
  '5046400': 'winre',
};

export function standaloneKindOf(kb: KbNumber): StandaloneKind | undefined {
  return standaloneUpdates[kb];
}

/**
 * Of DirectShow and Media Foundation, which servers until 2012 R2 have only with a feature (Desktop Experience). Other
 * updates of these are contained in rollups.
 */
export const mediaUpdates: ReadonlySet<string> = new Set(['3109560', '3110329']);

export function isMediaUpdate(kb: KbNumber): boolean {
  return mediaUpdates.has(kb);
}
