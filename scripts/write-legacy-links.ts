/**
 * Writes src/catalog/compile/legacy-links.ts from truth/legacy-links.json beside the recorded feed: what Monthly Rollups supersede
 * by Microsoft's Update Catalog and WSUS data and the feed does not link. Run it when that file changes.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareKbs, type KbNumber } from '../src/brand.ts';
import { sharedPath } from '../test/shared/shared-folder.ts';

/** Rollup to the KBs that it supersedes. */
type Links = Readonly<Record<string, readonly string[]>>;

export function readLegacyLinks(): Links {
  return JSON.parse(readFileSync(sharedPath('truth/legacy-links.json'), 'utf8')) as Links;
}

/** The text of the table's file. */
export function legacyLinksModule(links: Links): string {
  const rollups = (Object.keys(links) as KbNumber[]).sort(compareKbs);
  return `/**
 * What Monthly Rollups of Windows 7 to Server 2012 R2 supersede although the feed does not link it; \`compile\` makes it part
 * of the catalogue. Facts: Microsoft's Update Catalog and WSUS scan file, as MaineK00n/windows-vuln-feed merged them
 * (commit cc5ec0c of 14 March 2023, MIT licence). Written by scripts/write-legacy-links.ts.
 */
export const legacyLinks: Readonly<Record<string, string>> = {
${rollups.map((rollup) => entryOf(rollup, links[rollup] ?? [])).join('\n')}
};
`;
}

const width = 120;

/** One line, or where that is too long a text of several lines. */
function entryOf(rollup: string, kbs: readonly string[]): string {
  const line = `  ${rollup}: '${kbs.join(' ')}',`;
  if (line.length <= width) return line;
  const perLine = Math.floor((width - 4) / 8);
  const lines = Array.from(
    { length: Math.ceil(kbs.length / perLine) },
    (_, place) => `    ${kbs.slice(place * perLine, (place + 1) * perLine).join(' ')}`,
  );
  return [`  ${rollup}: \``, ...lines].join('\n').concat('`,');
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../src/catalog/compile/legacy-links.ts');
  writeFileSync(file, legacyLinksModule(readLegacyLinks()));
}
