/** A bare list of KB numbers, as `Get-HotFix | Select -Expand HotFixID` or a hand writes it: what is installed. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryParser } from '../parser.ts';

export const kbListParser: InventoryParser = {
  format: 'kb-list',
  description: 'a list of installed KB numbers, one or several a line, and nothing else',
  mixes: false,
  recognizes: (document) => readKbList(document) !== undefined,
  parse: (document) => ({ readings: [{ installedKbs: sortKbNumbers(readKbList(document) ?? []) }] }),
};

/** Undefined as soon as anything else stands in the text. Without "KB" only six and seven digits are taken for one. */
function readKbList(document: InventoryDocument): KbNumber[] | undefined {
  const kbs: KbNumber[] = [];
  for (const textLine of document.textLines) {
    for (const word of textLine.split(/[\s,;"[\]]+/)) {
      if (word === '') continue;
      const kb = /^(?:KB\d{6,8}|[1-9]\d{5}|[2-9]\d{6})$/i.test(word) ? parseKbNumber(word) : undefined;
      if (!kb) return undefined;
      kbs.push(kb);
    }
  }
  return kbs.length > 0 ? kbs : undefined;
}
