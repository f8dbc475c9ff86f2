/** Windows 7 to Server 2012 R2 on the recorded feed: what is left beside each Monthly Rollup, and beside Security Only updates. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assessment } from '../../src/assessment/model.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { FixKind, Product, Update } from '../../src/catalog/model.ts';
import type { InstallationType } from '../../src/inventory/model.ts';
import { assessState } from '../builders/assessor.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

interface System {
  readonly product: string;
  readonly version: string;
  readonly type: InstallationType;
  /** From the rollup of this day on, one alone leaves nothing of Windows open; see `rollup-contents`. */
  readonly wholeSince?: string;
}

const systems: readonly System[] = [
  {
    product: 'Windows 7 for x64-based Systems Service Pack 1',
    version: '6.1.7601',
    type: 'Client',
    wholeSince: '2019-09-10',
  },
  {
    product: 'Windows Server 2008 R2 for x64-based Systems Service Pack 1',
    version: '6.1.7601',
    type: 'Server',
    wholeSince: '2019-09-10',
  },
  { product: 'Windows 8.1 for x64-based systems', version: '6.3.9600', type: 'Client', wholeSince: '2019-03-12' },
  { product: 'Windows Server 2012 R2', version: '6.3.9600', type: 'Server', wholeSince: '2018-11-13' },
  // Its rollups serve Internet Explorer 11 since February 2020.
  { product: 'Windows Server 2012', version: '6.2.9200', type: 'Server', wholeSince: '2020-02-11' },
  // Of the single updates until its first rollup, of September 2018, many are in none.
  { product: 'Windows Server 2008 for x64-based Systems Service Pack 2', version: '6.0.6003', type: 'Server' },
];

const catalog = await compileRecordedFeed();
const today = '2026-07-05';
/** On every device that takes updates: with it, a list tells of everything. */
const msrt = '890830' as KbNumber;

for (const system of systems) {
  const rollups = updatesOf(system, 'monthly-rollup');
  const { wholeSince } = system;

  if (wholeSince !== undefined) {
    test(`${system.product}: a rollup from ${wholeSince} on leaves nothing of Windows open on its day`, () => {
      // In May 2025 and July 2021 a second one came days later, and the feed knows one day for both.
      const last = new Map(rollups.map((rollup) => [rollup.released, rollup]));
      const whole = [...last.values()].filter(({ released }) => released >= wholeSince);
      assert.ok(whole.length > 30);
      for (const { kb, released } of whole) {
        assert.deepEqual(openOf(assess(system, [kb], released)), [], `KB${kb} of ${released}`);
      }
    });
  }

  test(`${system.product}: every rollup closes what the one before it closes`, () => {
    let before = new Set(openOf(assess(system, [], today)));
    for (const { kb, released } of rollups) {
      const open = openOf(assess(system, [kb], today));
      assert.deepEqual(
        open.filter((each) => !before.has(each)),
        [],
        `KB${kb} of ${released}`,
      );
      before = new Set(open);
    }
  });

  test(`${system.product}: Security Only updates alone leave every cumulative update of Internet Explorer missing`, () => {
    const securityOnly = updatesOf(system, 'security-only').map(({ kb }) => kb);
    assert.ok(securityOnly.length > 60);
    const open = new Set(openOf(assess(system, securityOnly, today)));
    const closed = browsersOf(system).flatMap((product) =>
      catalog.fixesOf(product).filter(({ kind, vulnerability }) => {
        return kind === 'ie-cumulative' && !open.has(`internet_explorer ${vulnerability.id}`);
      }),
    );
    const unexplained = closed.filter(({ vulnerability }) => !isNamedFor(securityOnly, system, vulnerability.id));
    assert.deepEqual(
      unexplained.map(({ update, vulnerability }) => `KB${update.kb} ${vulnerability.id}`),
      [],
    );
  });
}

function assess({ version, type, product }: System, kbs: readonly KbNumber[], asOf: string): Assessment {
  const osName = `Microsoft ${product.replace(/ for .*/, '')}`;
  const state: PatchState = {
    osName,
    osVersion: version,
    osProcessor: 'x64',
    installationType: type,
    installedKbs: [msrt, ...kbs],
  };
  return assessState(catalog, state, asOf);
}

/** "software CVE" of Windows and its browser; .NET and Flash have updates of their own. */
function openOf({ missing }: Assessment): string[] {
  const pairs = missing.flatMap(({ cves }) =>
    Object.entries(cves).flatMap(([software, ids]) => ids.map((id) => `${software} ${id}`)),
  );
  return pairs.filter((pair) => !/^(?:\.net_framework|flash_player) /.test(pair));
}

function browsersOf({ product }: System): Product[] {
  return catalog.products.filter(({ name, platform }) => platform === product && name.startsWith('Internet Explorer '));
}

/** Oldest first. */
function updatesOf(system: System, wanted: FixKind): Update[] {
  const own = catalog.products.filter(({ name }) => name === system.product);
  const fixes = [...own, ...browsersOf(system)].flatMap((product) => catalog.fixesOf(product));
  const updates = new Set(fixes.filter(({ kind }) => kind === wanted).map(({ update }) => update));
  return [...updates].sort((a, b) => (a.released < b.released ? -1 : 1));
}

/** Until January 2017, and once in 2018, the feed names a Security Only update for a vulnerability of the browser. */
function isNamedFor(kbs: readonly KbNumber[], system: System, vulnerability: string): boolean {
  return browsersOf(system).some((product) =>
    catalog.fixesOf(product).some((fix) => fix.vulnerability.id === vulnerability && kbs.includes(fix.update.kb)),
  );
}
