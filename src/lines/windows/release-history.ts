/** The public release history of each line of Windows: which update brought which revision, previews included. */

import { type KbNumber, parseKbNumber } from '../../brand.ts';
import { releaseTable } from './release-table.ts';

export interface Release {
  /** Fourth part of the OS version. */
  readonly revision: number;
  readonly kb: KbNumber;
  /** YYYY-MM-DD; absent where the day is not known. */
  readonly released?: string;
  readonly preview?: true;
  readonly outOfBand?: true;
}

/**
 * By revision, then by day. A KB that came twice has two revisions, and two KBs may bring the same one. Hotpatches are
 * not among them: the feed marks those itself. The line is the build, "22631"; Windows Server 2025 is "26100-server",
 * since its revisions have been others than those of "26100" from January 2026. Empty for a line that is not known.
 */
export function releaseHistoryOf(line: string): readonly Release[] {
  return (releaseTable[line] ?? '').split(/\s+/).filter(Boolean).map(parseRelease);
}

/** The lines that have a history. */
export function linesWithHistory(): readonly string[] {
  return Object.keys(releaseTable);
}

function parseRelease(token: string): Release {
  const [, revision = '', number = '', year, month, day, kind] =
    /^(\d+):(\d+)(?::(\d\d)(\d\d)(\d\d))?([po]?)$/.exec(token) ?? [];
  const kb = parseKbNumber(number);
  if (!kb) throw new Error(`release-table.ts has "${token}"; expected revision:kb[:YYMMDD][p|o].`);
  return {
    revision: Number(revision),
    kb,
    ...(year && { released: `20${year}-${month}-${day}` }),
    ...(kind === 'p' && { preview: true }),
    ...(kind === 'o' && { outOfBand: true }),
  };
}
