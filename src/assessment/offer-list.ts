/** What to install: all that Windows Update offers, and beside it, marked, what would close the rest. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { NextRelease, SupportPeriod } from '../lines/windows/support-periods.ts';
import type { Exposure } from './exposures.ts';
import { buildInstallList } from './install-list.ts';
import type { InstallUpdate, MissingUpdate, OfferMarks } from './model.ts';
import type { Support } from './support.ts';

/**
 * The install list of what is offered, then that of what needs Extended Security Updates, then that of what is offered no
 * more: each the fewest updates for its own rows, so that the first is whole without the others. `rows` are those of the
 * same exposures.
 */
export function buildOfferList(
  catalog: Catalog,
  exposures: readonly Exposure[],
  osTrain: OsTrain,
  support: Support,
  rows: readonly MissingUpdate[],
  asOf: string,
): InstallUpdate[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const groups = Map.groupBy(exposures, (exposure) => groupOf(support.marksOf(exposure)));
  return (['offered', 'needs-esu', 'not-offered'] as const).flatMap((group) =>
    buildInstallList(catalog, groups.get(group) ?? [], osTrain).map((entry) => markEntry(entry, rowOf, support, asOf)),
  );
}

/** True for what bears no mark: a row or an entry that Windows Update offers to this device. */
export function isOffered({ needsEsu, notOffered }: OfferMarks): boolean {
  return !needsEsu && !notOffered;
}

/** The marks alone, of whatever bears them. */
export function marksOf({ needsEsu, notOffered }: OfferMarks): OfferMarks {
  return { ...(needsEsu && { needsEsu }), ...(notOffered && { notOffered }) };
}

function groupOf({ needsEsu, notOffered }: OfferMarks): 'offered' | 'needs-esu' | 'not-offered' {
  if (notOffered) return 'not-offered';
  return needsEsu ? 'needs-esu' : 'offered';
}

type RowOf = ReadonlyMap<KbNumber, MissingUpdate>;

/** An entry bears the marks of its row; one that is offered no more also says where to go instead. */
function markEntry(entry: InstallUpdate, rowOf: RowOf, support: Support, asOf: string): InstallUpdate {
  const { needsEsu, notOffered } = rowOf.get(entry.id) ?? {};
  if (!notOffered) return needsEsu ? { ...entry, needsEsu } : entry;
  const next = support.upgradeOn(asOf);
  if (!next) return { ...entry, notOffered };
  const vulnerabilities = countVulnerabilities(entry, rowOf);
  const closing = vulnerabilities === 1 ? '1 vulnerability' : `${vulnerabilities} vulnerabilities`;
  const reason = `${notOffered.reason.replace(/\.$/, '')}: upgrade to ${describe(next)}, which closes ${closing}.`;
  return {
    ...entry,
    notOffered: { ...notOffered, reason },
    upgradeTo: { release: nameOf(next.release), vulnerabilities },
  };
}

function countVulnerabilities({ id, replaces }: InstallUpdate, rowOf: RowOf): number {
  const bySoftware = [id, ...replaces].map((kb) => rowOf.get(kb)?.cves ?? {});
  return new Set(bySoftware.flatMap((cves) => Object.values(cves).flat())).size;
}

function describe({ release, orExtended }: NextRelease): string {
  const extended = orExtended ? ` (or to ${nameOf(orExtended)} with Extended Security Updates)` : '';
  return `${nameOf(release)}${extended}`;
}

function nameOf({ line, edition }: SupportPeriod): string {
  if (edition === 'iot-ltsc') return `${line} IoT Enterprise LTSC`;
  return edition === 'ltsc' ? `${line} LTSC` : line;
}
