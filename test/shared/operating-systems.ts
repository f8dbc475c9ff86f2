/** The fixes that the recorded feed names for each line of Windows itself, none of what runs on it. */

import type { Catalog, Fix } from '../../src/catalog/model.ts';
import { lineAliases } from '../../src/lines/windows/os-lines.ts';
import { parseOsProductName } from '../../src/lines/windows/product-name.ts';

export function fixesByLine(catalog: Catalog): Map<string, Fix[]> {
  const byLine = new Map<string, Fix[]>();
  for (const product of catalog.products) {
    const os = product.platform === undefined ? parseOsProductName(product.name) : undefined;
    if (os === undefined) continue;
    const line = lineAliases[os.line] ?? os.line;
    byLine.set(line, [...(byLine.get(line) ?? []), ...catalog.fixesOf(product)]);
  }
  return byLine;
}
