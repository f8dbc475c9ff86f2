/**
 * Updates of Windows 10 and later that stand on no train although the feed gives some of them builds: no build clears
 * them. Facts: Microsoft's support articles of these KBs.
 */

import type { KbNumber } from '../brand.ts';

/** What the update changes, and so what the device must have for it to apply. */
export type StandaloneKind = 'secure-boot-dbx' | 'winre';

const table: Readonly<Record<string, StandaloneKind>> = {
  '4524244': 'secure-boot-dbx',
  '4535680': 'secure-boot-dbx',
  '5012170': 'secure-boot-dbx',
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
  return table[kb];
}
