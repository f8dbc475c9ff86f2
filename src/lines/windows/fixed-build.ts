/** The FixedBuild texts of the feed, which err: taken only where they parse and belong to the product's own line. */

import { codeFamilyOf, isForeignRevision } from './os-lines.ts';

/** A build as the feed names it: four parts, blanks and zero-width characters around it ignored. Undefined for all else. */
export function parseFixedBuild(text: string): { build: number; revision: number } | undefined {
  const match = /^(?:10\.0|6\.[0-3])\.(\d{4,6})\.(\d{1,6})$/.exec(text.replace(/[\s\u200b-\u200f\ufeff]/g, ''));
  return match ? { build: Number(match[1]), revision: Number(match[2]) } : undefined;
}

/** The revisions among these texts that mean something on this build: same code, same branch. */
export function ownRevisions(
  texts: readonly string[],
  build: number,
  role: 'client' | 'server',
  released: string,
): number[] {
  const family = codeFamilyOf(build);
  return texts.flatMap((text) => {
    const fixed = parseFixedBuild(text);
    if (!fixed || !family.includes(fixed.build)) return [];
    return isForeignRevision(build, role, fixed.revision, released) ? [] : [fixed.revision];
  });
}
