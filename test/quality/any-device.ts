/** Made-up devices of real lines: some with a revision, some with a list of updates, some with both. */

import fc from 'fast-check';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import { type KbNumber, parseKbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { InstallationType } from '../../src/inventory/model.ts';
import { findPlatform } from '../../src/lines/windows/platform.ts';
import { releaseHistoryOf } from '../../src/lines/windows/release-history.ts';
import { knowledgeOf } from '../builders/assessor.ts';

interface Line {
  readonly version: string;
  readonly history?: string;
  readonly type: InstallationType;
}

const lines: readonly Line[] = [
  ...['14393', '16299', '17134', '17763', '18363', '19041', '19045', '22000', '22631', '26100', '26200'].map(
    (build) => ({
      version: `10.0.${build}`,
      history: build,
      type: 'Client' as const,
    }),
  ),
  ...['14393', '17763', '20348'].map((build) => ({
    version: `10.0.${build}`,
    history: build,
    type: 'Server' as const,
  })),
  { version: '10.0.17763', history: '17763', type: 'Server Core' },
  { version: '10.0.26100', history: '26100-server', type: 'Server' },
  { version: '6.1.7601', type: 'Client' },
  { version: '6.1.7601', type: 'Server' },
  { version: '6.3.9600', type: 'Client' },
  { version: '6.3.9600', type: 'Server' },
  { version: '6.2.9200', type: 'Server' },
  { version: '6.0.6003', type: 'Server' },
];

/** Editions that are supported for different times, and a name that tells none. */
const clientNames = ['Windows 10', 'Windows 10 Pro', 'Windows 10 Enterprise', 'Windows 10 Enterprise LTSC'];

/** The Malicious Software Removal Tool: on every device that takes updates, on no train. */
const msrt = parseKbNumber('890830') as KbNumber;

/** With `full`, the list of updates holds more than cumulative updates, so that it tells of everything. */
export function anyDevice({ full }: { full: boolean }): fc.Arbitrary<PatchState> {
  return fc.constantFrom(...lines).chain((line) => {
    const history = line.history === undefined ? [] : releaseHistoryOf(line.history);
    const revisions = history.map(({ revision }) => revision);
    const kbs = history.map(({ kb }) => kb);
    const parts = {
      osName: line.type === 'Client' ? fc.constantFrom(...clientNames) : fc.constant('Windows Server'),
      esu: fc.boolean(),
      osVersion: fc.oneof(
        fc.constant(line.version),
        ...(revisions.length > 0
          ? [fc.constantFrom(...revisions).map((revision) => `${line.version}.${revision}`)]
          : []),
      ),
      osProcessor: fc.constant('x64' as const),
      installationType: fc.constant(line.type),
      installedKbs: fc
        .uniqueArray(fc.constantFrom(msrt, ...kbs), { maxLength: 4 })
        .map((some) => (full ? [...new Set([msrt, ...some])] : some)),
    };
    return fc.record(parts, { requiredKeys: ['osVersion', 'osProcessor', 'installationType', 'installedKbs'] });
  });
}

/** A cumulative, rollup or other update that the feed names for the platform; hotpatches apart, which change the track. */
export function anyUpdateFor(catalog: Catalog, state: PatchState): fc.Arbitrary<KbNumber> {
  const finding = findPlatform(knowledgeOf(catalog).platforms, state);
  if (!finding.found) throw new Error(finding.reason);
  const { products, components } = finding.platform;
  const kbs = [...products, ...components].flatMap((product) =>
    catalog.fixesOf(product).flatMap(({ kind, update }) => (kind === 'hotpatch' ? [] : [update.kb])),
  );
  return fc.constantFrom(...new Set(kbs));
}
