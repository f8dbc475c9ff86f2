/** Missing updates of one software over all devices, in the rows of `getmissingkbs`; and its versions. */

import type { MissingKb } from '../../assessment/model.ts';
import { compareKbs, type KbNumber } from '../../brand.ts';
import type { Board } from '../board/board.ts';
import { devicesByOpen } from '../board/open-figures.ts';
import { versionOf } from './software-names.ts';

/** Most vulnerabilities first. `machineMissedOn` are devices, `cveAddressed` what is open in this software on some of them. */
export function missingOfSoftware({ facts, groups }: Board, software: string): readonly MissingKb[] {
  const found = new Map<KbNumber, { devices: number; readonly vulnerabilities: Set<number> }>();
  for (const [{ rows }, devices] of devicesByOpen(groups)) {
    for (const { kb, bySoftware } of rows) {
      const part = bySoftware.find((open) => open.software === software);
      if (part === undefined) continue;
      const row = found.get(kb) ?? { devices: 0, vulnerabilities: new Set() };
      found.set(kb, row);
      row.devices += devices;
      for (const place of part.vulnerabilities) row.vulnerabilities.add(place);
    }
  }
  return [...found]
    .map(([id, { devices, vulnerabilities }]): MissingKb => {
      const { name = '', url = '' } = facts.updateOf(id) ?? {};
      return {
        id,
        name,
        productsNames: [software],
        url,
        machineMissedOn: devices,
        cveAddressed: vulnerabilities.size,
      };
    })
    .sort((one, other) => other.cveAddressed - one.cveAddressed || compareKbs(one.id, other.id));
}

export interface Distribution {
  /** Null where no summary tells it. */
  readonly version: string | null;
  readonly installations: number;
  /** That are open in it on some device of this version. */
  readonly vulnerabilities: number;
}

/** Most installations first. */
export function distributionsOf({ groups }: Board, software: string): readonly Distribution[] {
  const versions = new Map<string | null, { installations: number; readonly vulnerabilities: Set<number> }>();
  for (const { summary, devices } of groups) {
    if (!summary.software.includes(software)) continue;
    const version = versionOf(software, summary.system);
    const row = versions.get(version) ?? { installations: 0, vulnerabilities: new Set() };
    versions.set(version, row);
    row.installations += devices;
    for (const { bySoftware } of summary.open.rows) {
      const part = bySoftware.find((open) => open.software === software);
      for (const place of part?.vulnerabilities ?? []) row.vulnerabilities.add(place);
    }
  }
  return [...versions]
    .map(([version, { installations, vulnerabilities }]) => ({
      version,
      installations,
      vulnerabilities: vulnerabilities.size,
    }))
    .sort((one, other) => other.installations - one.installations || compareTexts(one.version, other.version));
}

function compareTexts(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
