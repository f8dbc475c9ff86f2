/**
 * The train of the Monthly Rollups of Windows 7 to Server 2012 R2, by day of release. Security Only and IE Cumulative
 * updates run beside it: each closes what it names and nothing else. What the rollups contain of them: `rollup-contents`.
 */

import type { Catalog, Fix, Product, Update } from '../../catalog/model.ts';
import { byRelease, newestKbOf, trainOf } from '../train.ts';
import { isCumulativeKind } from './cumulative-kinds.ts';
import { ownRevisions } from './fixed-build.ts';
import type { OsLineOf, OsTrain } from './os-train.ts';
import { containmentIn } from './rollup-contents.ts';

/** `components` are those that the rollups serve: everything on the platform but the .NET Framework and Flash. */
export function buildRollupTrain(catalog: Catalog, line: OsLineOf, components: readonly Product[]): OsTrain {
  const fixes = [...line.products, ...components].flatMap((product) => catalog.fixesOf(product));
  const rollups = new Map<Update, Fix[]>();
  for (const fix of fixes) {
    if (!isCumulativeKind(fix.kind, line.build)) continue;
    const ofUpdate = rollups.get(fix.update);
    if (ofUpdate) ofUpdate.push(fix);
    else rollups.set(fix.update, [fix]);
  }
  const members = [...rollups].map(([update, ofUpdate]) => {
    const [revision] = ofUpdate.flatMap((fix) => ownRevisions(fix.builds, line.build, line.role, update.released));
    return { kb: update.kb, update, released: update.released, ...(revision !== undefined && { revision }) };
  });
  const train = trainOf(members.sort(byRelease));
  const monthly = new Set(fixes.filter(({ kind }) => kind === 'monthly-rollup').map(({ update }) => update));
  const stops = train.members.flatMap(({ kb, update, released }, position) =>
    update && monthly.has(update) ? [{ kb, position, released }] : [],
  );
  return {
    ...train,
    hotpatches: trainOf([]),
    newestKb: newestKbOf(catalog, train),
    trackOf: (update) => (train.positionOf(update.kb) === undefined ? { on: 'standalone' } : { on: 'train' }),
    decidedByRevision: false,
    containmentIn: (product, ofProduct) => containmentIn(stops, product, ofProduct),
  };
}
