/** How many columns of a terminal a text takes: a letter of Chinese or Japanese takes two, an accent that is written apart none. */

import type * as stringWidth from 'string-width';
import { loadWhenNeeded } from '../../load-when-needed.ts';

/** What takes one column a character. */
const plain = /^[ -~]*$/;

export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  return loadWhenNeeded<typeof stringWidth>('string-width').default(text);
}

/** As much of the beginning as `width` columns hold, and no less than one character. */
export function leadingOf(text: string, width: number): string {
  if (plain.test(text)) return text.slice(0, Math.max(1, width));
  let leading = '';
  let left = width;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    left -= widthOf(segment);
    if (left < 0 && leading !== '') break;
    leading += segment;
  }
  return leading;
}
