/**
 * The train of the Monthly Rollups of Windows 7 to Server 2012 R2, by day of release. Security Only and IE Cumulative
 * updates run beside it: each closes what it names and nothing else.
 */

import type { KbNumber } from '../brand.ts';
import { ownRevisions } from './fixed-build.ts';
import type { Catalog, Fix, Product, Update } from './model.ts';
import type { OsLineOf, OsTrain } from './os-train.ts';
import { byRelease, trainOf } from './trains.ts';

/** `components` are those that the rollups serve: everything on the platform but the .NET Framework and Flash. */
export function buildRollupTrain(catalog: Catalog, line: OsLineOf, components: readonly Product[]): OsTrain {
  const fixes = [...line.products, ...components].flatMap((product) => catalog.fixesOf(product));
  const rollups = new Map<Update, Fix[]>();
  for (const fix of fixes) {
    if (fix.kind !== 'monthly-rollup' && fix.kind !== 'preview') continue;
    const known = rollups.get(fix.update);
    if (known) known.push(fix);
    else rollups.set(fix.update, [fix]);
  }
  const members = [...rollups].map(([update, its]) => {
    const [revision] = its.flatMap((fix) => ownRevisions(fix.builds, line.build, line.role, update.released));
    return { kb: update.kb, update, released: update.released, ...(revision !== undefined && { revision }) };
  });
  const train = trainOf(members.sort(byRelease));
  return {
    ...train,
    hotpatches: trainOf([]),
    newestKb: Math.max(0, ...catalog.updates.map(({ kb }) => Number(kb))),
    trackOf: (update) => (train.positionOf(update.kb) === undefined ? { on: 'standalone' } : { on: 'train' }),
    decidedByRevision: false,
    alsoContained: linkContained(fixes, rollups),
  };
}

/**
 * Before October 2016 each vulnerability had an update of its own; the rollups took them in bit by bit. Beside the rollup
 * of November 2018 Windows Update offers none of those from April to September 2016, whatever the feed's links say.
 */
const individual = { from: '2016-04-01', to: '2016-09-30', containedSince: '2018-11-13' };

/** What the Security Only update of a month supersedes, the Monthly Rollup of that month supersedes too. */
function linkContained(
  fixes: readonly Fix[],
  rollups: ReadonlyMap<Update, readonly Fix[]>,
): ReadonlyMap<KbNumber, readonly KbNumber[]> {
  const byMonth = new Map<string, Set<KbNumber>>();
  const individuals = new Set<KbNumber>();
  for (const { kind, update } of fixes) {
    if (kind === 'security-update' && update.released >= individual.from && update.released <= individual.to) {
      individuals.add(update.kb);
    }
    if (kind !== 'security-only') continue;
    const contained = byMonth.get(update.month) ?? new Set<KbNumber>();
    byMonth.set(update.month, contained);
    contained.add(update.kb);
    for (const kb of update.supersedes) contained.add(kb);
  }
  return new Map(
    [...rollups.keys()].map((rollup) => [
      rollup.kb,
      [...(byMonth.get(rollup.month) ?? []), ...(rollup.released >= individual.containedSince ? individuals : [])],
    ]),
  );
}
