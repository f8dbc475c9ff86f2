/**
 * What the Monthly Rollups of Windows 7 to Server 2012 R2 contain of the updates beside them, although no record says so.
 * Security Only updates, servicing stacks and what changes the firmware are in none.
 */

import type { KbNumber } from '../../brand.ts';
import type { Fix, Product } from '../../catalog/model.ts';
import { standaloneKindOf } from '../../catalog/standalone.ts';

export interface Containment {
  /** Position of the first rollup that has the fix. */
  readonly from: number;
  /** 'once-installed': beside a rollup that is not there yet Windows Update offers the update all the same. 'perhaps': nobody says. */
  readonly certainty: 'sure' | 'once-installed' | 'perhaps';
}

/** A Monthly Rollup of the line by its position on the line's train. */
export interface Rollup {
  readonly kb: KbNumber;
  readonly position: number;
  readonly released: string;
}

/**
 * Before October 2016 each vulnerability had an update of its own; the rollups took them in bit by bit. Where Microsoft
 * says of none that it did: beside the rollup of November 2018 Windows Update offers none of those from April to
 * September 2016, but on 5 March 2019 KB3109560 of January 2016. What later rollups have of January, nothing tells.
 */
const individual = {
  january: { from: '2016-01-01', to: '2016-03-31', openUntil: '2019-03-05' },
  later: { from: '2016-04-01', to: '2016-09-30', containedSince: '2018-11-13' },
};

/**
 * SHA-2 signatures are in no rollup: those from this day on cannot be installed without, so whoever has one has them.
 * Source: support article 4472027.
 */
const signatures = { kb: '4474419' as KbNumber, neededSince: '2019-09-10' };

/**
 * Tells of a fix of one product, whose fixes are all given, in which rollup it is. `rollups` are those of the line, oldest
 * first. Undefined where a remedy or a link must tell.
 */
export function containmentIn(
  rollups: readonly Rollup[],
  product: Product,
  fixes: readonly Fix[],
): (fix: Fix) => Containment | undefined {
  const isBrowser = /^Internet Explorer \d/.test(product.name);
  const first = firstFor(rollups, fixes);
  return (fix) => {
    const { kb, released } = fix.update;
    if (standaloneKindOf(kb)) return undefined;
    if (kb === signatures.kb) {
      return at(
        rollups.find((rollup) => rollup.released >= signatures.neededSince),
        'once-installed',
      );
    }
    // Until October 2016 the feed calls a cumulative update of the browser a security update.
    const isSingle = fix.kind === 'security-update';
    if (fix.kind === 'ie-cumulative' || (isBrowser && isSingle)) return first && ofBrowser(rollups, first, released);
    return isSingle ? ofSingle(rollups, first, released) : undefined;
  };
}

/** The first rollup that the feed names for the product: since then they bring what it gets. */
function firstFor(rollups: readonly Rollup[], fixes: readonly Fix[]): Rollup | undefined {
  const named = new Set(fixes.filter(({ kind }) => kind === 'monthly-rollup').map(({ update }) => update.kb));
  return rollups.find(({ kb }) => named.has(kb));
}

/**
 * A cumulative update of Internet Explorer is in the rollups of its day and later, from the first one on that serves this
 * version on this system: Server 2012 got Internet Explorer 11 in April 2019, and its rollups brought that one's fixes
 * from February 2020 on. Out of band (KB4483187) it is in the next one, and Windows Update offers it beside that; those
 * of a Patch Tuesday are for WSUS and the catalogue only.
 */
function ofBrowser(rollups: readonly Rollup[], first: Rollup, released: string): Containment | undefined {
  const from = rollups.find((rollup) => rollup.position >= first.position && rollup.released >= released);
  if (!from) return undefined;
  const isOutOfBand = first.released < released && from.released !== released;
  return { from: from.position, certainty: isOutOfBand ? 'once-installed' : 'sure' };
}

function ofSingle(rollups: readonly Rollup[], first: Rollup | undefined, released: string): Containment | undefined {
  const { january, later } = individual;
  if (january.from <= released && released <= january.to) {
    return at(
      rollups.find((rollup) => rollup.released > january.openUntil),
      'perhaps',
    );
  }
  if (later.from <= released && released <= later.to) {
    return at(
      rollups.find((rollup) => rollup.released >= later.containedSince),
      'sure',
    );
  }
  // Out of band, beside the rollups: each contains all that came since the first of them.
  if (first === undefined || released < first.released) return undefined;
  return at(
    rollups.find((rollup) => rollup.released > released),
    'sure',
  );
}

function at(rollup: Rollup | undefined, certainty: Containment['certainty']): Containment | undefined {
  return rollup && { from: rollup.position, certainty };
}
