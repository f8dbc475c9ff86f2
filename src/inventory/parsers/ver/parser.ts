/** The text line that `ver` prints and every console shows on top: "Microsoft Windows [Version 10.0.19045.3803]". */

import type { InventoryDocument } from '../../document.ts';
import { parseOsVersion } from '../../os-version.ts';
import type { InventoryParser } from '../parser.ts';

export const verParser: InventoryParser = {
  format: 'ver',
  description: 'ver ("Microsoft Windows [Version 10.0.19045.3803]" in any display language)',
  mixes: true,
  recognizes: (document) => readVersion(document) !== undefined,
  parse: (document) => {
    const osVersion = readVersion(document);
    return { readings: osVersion === undefined ? [] : [{ osVersion }] };
  },
};

/** The word before the number is translated. */
function readVersion(document: InventoryDocument): string | undefined {
  if (document.json) return undefined;
  const match = /^Microsoft Windows \[[^\]\d]{0,40}(\d[\d.]{4,30})\]\s*$/m.exec(document.text);
  return parseOsVersion(match?.[1] ?? '');
}
