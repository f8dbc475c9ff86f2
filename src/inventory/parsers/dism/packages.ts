/** Packages of the component store as DISM lists them, told by the shape of their identity in any display language. */

import type { InventoryDocument } from '../../document.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';

export interface StorePackage {
  /** "Package_for_KB4534131", "Package_for_RollupFix". */
  readonly name: string;
  /** "amd64". */
  readonly architecture: string;
  /** "19041.3803.1.12". */
  readonly version: string;
  /** The word beside it, in the language of the system. */
  readonly state: string;
}

const identity = /(?<![\w.\\-])([A-Za-z][\w.-]{0,200})~[0-9a-f]{16}~([a-z0-9]*)~[\w-]*~(\d{1,6}(?:\.\d{1,6}){3})/;

/** `dism /Get-Packages` as list or /Format:Table. */
export function readListedPackages(document: InventoryDocument): StorePackage[] {
  const packages: StorePackage[] = [];
  for (const [at, textLine] of document.textLines.entries()) {
    const match = textLine.includes('~') ? identity.exec(textLine) : null;
    if (!match) continue;
    const [, name = '', architecture = '', version = ''] = match;
    const rest = textLine.slice(match.index + match[0].length);
    const state = /^\s*\|/.test(rest) ? (rest.split('|')[1] ?? '') : valueBelow(document.textLines, at);
    packages.push({ name, architecture, version, state: state.trim() });
  }
  return packages;
}

/** In the list the state stands right below the identity: "State : Installed". */
function valueBelow(textLines: readonly string[], at: number): string {
  const next = textLines.slice(at + 1, at + 4).find((textLine) => textLine.trim() !== '') ?? '';
  return identity.test(next) ? '' : (/[:：]\s*(.*)$/.exec(next)?.[1] ?? '');
}

/** The package of a row of Get-WindowsPackage, or of DISM's list in English, in whatever form; undefined for another row. */
export function packageOfRow(row: Row): StorePackage | undefined {
  if (!hasField(row, 'packagestate', 'state')) return undefined;
  const match = identity.exec(textOf(row, 'packagename', 'package identity', 'packageidentity') ?? '');
  if (!match) return undefined;
  const [, name = '', architecture = '', version = ''] = match;
  return { name, architecture, version, state: textOf(row, 'packagestate', 'state') ?? '' };
}
