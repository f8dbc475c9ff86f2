/** What must hold for every device, tried on many made-up devices of real lines against the real catalogue. */

import fc from 'fast-check';
import type { Assessment, OfferMarks } from '../../src/assessment/model.ts';
import { isOffered } from '../../src/assessment/offer-list.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { assessState } from '../builders/assessor.ts';
import { anyDevice, anyUpdateFor } from './any-device.ts';
import { anyDeviceWithSoftware, productsOf, updatesOf } from './any-software.ts';
import { installOn } from './install-on.ts';

export interface PropertyReport {
  readonly property: string;
  readonly cases: number;
  readonly counterexamples: readonly string[];
}

/** The same devices on every run. */
const seed = 20260705;
const runs = 1500;

export function checkProperties(catalog: Catalog, asOf: string): PropertyReport[] {
  const assess = (state: PatchState): Assessment => assessState(catalog, state, asOf);
  const device = anyDevice({ full: false });
  const deviceAndUpdate = anyDevice({ full: true }).chain((state) =>
    anyUpdateFor(catalog, state).map((kb) => ({ state, kb })),
  );
  const withSoftware = anyDeviceWithSoftware(catalog);
  return [
    check('installing an update never opens a vulnerability', deviceAndUpdate, ({ state, kb }) =>
      isWithin(
        openPairs(assess({ ...state, installedKbs: [...(state.installedKbs ?? []), kb] })),
        openPairs(assess(state)),
      ),
    ),
    check(
      'a higher revision never opens a vulnerability',
      fc.record({ state: device, more: fc.nat(3000) }),
      ({ state, more }) => isWithin(openPairs(assess(raiseRevision(state, more))), openPairs(assess(state))),
    ),
    check('the order of the updates is irrelevant', device, (state) => {
      const turned = { ...state, ...(state.installedKbs && { installedKbs: [...state.installedKbs].reverse() }) };
      return JSON.stringify(assess(turned)) === JSON.stringify(assess(state));
    }),
    check('more software never removes a row', device, (state) => {
      const richer = { ...state, software: [{ name: 'Microsoft Edge', version: '120.0.2210.91' }] };
      const ids = new Set(assess(richer).missing.map(({ id }) => id));
      return assess(state).missing.every(({ id }) => ids.has(id));
    }),
    check('no note says that the list names no update of a software while it names one', withSoftware, (state) =>
      assess(state).notes.every(
        ({ about, reason }) => !deniesUpdates.test(reason) || !namesUpdateOf(catalog, state, about),
      ),
    ),
    check('what the install list names leaves nothing missing', device, (state) => {
      const { install } = assess(state);
      return (
        assess(
          installOn(
            catalog,
            state,
            install.map(({ id }) => id),
            asOf,
          ),
        ).missing.length === 0
      );
    }),
    check('what the install list offers leaves only rows that are marked', device, (state) => {
      const offered = assess(state).install.filter(isOffered);
      const kbs = offered.map(({ id }) => id);
      const after = assess(installOn(catalog, state, kbs, asOf));
      return [...after.missing, ...after.install].every((entry) => !isOffered(entry));
    }),
    check('a row bears the marks of the entry that stands for it', device, (state) => {
      const { missing, install } = assess(state);
      return missing.every((row) =>
        install.some(
          (entry) => (entry.id === row.id || entry.replaces.includes(row.id)) && marksOf(entry) === marksOf(row),
        ),
      );
    }),
    check('editions and Extended Security Updates change marks and no row', device, (state) => {
      const { osName: _, esu: __, ...untold } = state;
      const open = openPairs(assess({ ...untold, esu: true }));
      return isWithin(openPairs(assess(state)), open) && isWithin(open, openPairs(assess(state)));
    }),
    check('an answer without rows has nothing to install, and the other way round', device, (state) => {
      const { missing, install } = assess(state);
      return (missing.length === 0) === (install.length === 0);
    }),
  ];
}

function check<Case>(property: string, cases: fc.Arbitrary<Case>, holds: (given: Case) => boolean): PropertyReport {
  const details = fc.check(fc.property(cases, holds), { seed, numRuns: runs });
  const example = details.failed ? [JSON.stringify(details.counterexample?.[0])] : [];
  return { property, cases: details.numRuns, counterexamples: example };
}

const deniesUpdates = /names none of its updates|none was reported|one is empty|holds nothing beyond/;

/** Does the list of the device hold an update that the feed names for the software, or for the component, of that name? */
function namesUpdateOf(catalog: Catalog, state: PatchState, name: string): boolean {
  const updates = updatesOf(catalog, productsOf(catalog, state, name));
  return (state.installedKbs ?? []).some((kb) => updates.has(kb));
}

function marksOf({ needsEsu, notOffered }: OfferMarks): string {
  return `${needsEsu ?? false} ${notOffered?.since}`;
}

/** "product software/CVE" of every open pair. */
function openPairs(answer: Assessment): ReadonlySet<string> {
  return new Set(
    answer.missing.flatMap(({ cves }) =>
      Object.entries(cves).flatMap(([software, ids]) => ids.map((id) => `${software}/${id}`)),
    ),
  );
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((entry) => whole.has(entry));
}

function raiseRevision(state: PatchState, more: number): PatchState {
  const [major, minor, build, revision] = (state.osVersion ?? '').split('.');
  return revision === undefined
    ? state
    : { ...state, osVersion: `${major}.${minor}.${build}.${Number(revision) + more}` };
}
