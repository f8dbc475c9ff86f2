/** KB numbers in running text and their canonical order. */

import { compareKbs, type KbNumber } from '../brand.ts';

/** "KB" and six to eight digits that belong to no longer word. */
const token = /(?<![\p{L}\p{N}])KB(\d{6,8})(?![\p{N}])(?!\.\d)/giu;

/** Every KB number that stands in the text with its "KB", in the order of the text. */
export function findKbNumbers(text: string): KbNumber[] {
  return Array.from(text.matchAll(token), (match) => match[1] as KbNumber);
}

/** Each once, ascending by number: the form of `installedKbs`. */
export function sortKbNumbers(kbs: Iterable<KbNumber>): KbNumber[] {
  return [...new Set(kbs)].sort(compareKbs);
}
