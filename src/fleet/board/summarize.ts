/** Makes the summaries of states: one look at each, of which no more is kept than questions about a fleet need. */

import type { Assessor, ExaminedDevice } from '../../assessment/assessor.ts';
import type { MissingUpdate } from '../../assessment/model.ts';
import { marksOf } from '../../assessment/offer-list.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import { createRowClosings, type RowClosings } from '../../assessment/row-closings.ts';
import { osPlatformOf } from '../../lines/windows/os-platform.ts';
import { factsOf } from './fleet-facts.ts';
import type { OpenUpdate, OpenUpdates, StateSummary, SummaryMaker, SystemFacts } from './state-summary.ts';
import { SummaryInterner } from './summary-interner.ts';

/** Works in the thread of its caller. What is alike in summaries of one day is one object. */
export function summarizeBy(assessor: Assessor): SummaryMaker {
  const { catalog } = assessor;
  const closingsOf = createRowClosings(catalog);
  let places: ReadonlyMap<string, number> | undefined;
  let alike = { asOf: '', interner: new SummaryInterner() };
  return {
    facts: async () => factsOf(catalog),
    async summarize(states, asOf) {
      places ??= new Map(catalog.vulnerabilities.map(({ id }, place) => [id, place]));
      if (alike.asOf !== asOf) alike = { asOf, interner: new SummaryInterner() };
      const placesOf = placesBy(places);
      return states.map((text) => {
        const state = JSON.parse(text) as PatchState;
        const examined = assessor.examine(state, asOf);
        return alike.interner.intern(summaryOf(state, examined, closingsOf, placesOf, asOf));
      });
    },
  };
}

/** Of a state of which nothing can be told for a reason of ours. */
export function unknownSummary(state: PatchState, reason: string): StateSummary {
  return { status: 'unknown', reason, system: systemOf(state, null), software: [], withoutKb: [], open: nothingOpen };
}

const nothingOpen: OpenUpdates = { rows: [], vulnerabilities: new Uint32Array(), closings: [], install: [] };

type PlacesOf = (ids: Iterable<string>) => Uint32Array;

function summaryOf(
  state: PatchState,
  { examination, answer }: ExaminedDevice,
  closingsOf: ReturnType<typeof createRowClosings>,
  placesOf: PlacesOf,
  asOf: string,
): StateSummary {
  const { status, notes } = answer;
  if (examination.status !== 'assessed') {
    const system = systemOf(state, null);
    return { status, reason: examination.reason, system, software: [], withoutKb: [], open: nothingOpen };
  }
  const { knowledge, products, support, level } = examination;
  const { aboveRevision } = level;
  const { line, standIns } = knowledge.platform;
  const had = products.filter(({ product }) => !standIns.has(product));
  const today = support.statusOn(asOf);
  const next = support.upgradeOn(asOf)?.release.line;
  return {
    status,
    system: systemOf(state, line),
    software: ascending(had.map(({ product }) => product.software)),
    withoutKb: ascending(notes.flatMap(({ kind, about }) => (kind === 'no-kb' ? [about] : []))),
    open: openOf(answer, closingsOf(examination), placesOf),
    ...(aboveRevision.length > 0 && { aboveRevision }),
    support: {
      periods: support.periods,
      ...(today !== undefined && { today }),
      ...(next !== undefined && { upgradeTo: next }),
    },
  };
}

function systemOf(state: PatchState, line: string | null): SystemFacts {
  const { osVersion = null, osProcessor = null, osName = null } = state;
  return { ...osPlatformOf(state), osVersion, osProcessor, osName, line };
}

function openOf(
  { missing, install }: ExaminedDevice['answer'],
  closings: RowClosings,
  placesOf: PlacesOf,
): OpenUpdates {
  const rows = missing.map((row) => rowOf(row, placesOf));
  const placeOf = new Map(rows.map(({ kb }, place) => [kb, place]));
  return {
    rows,
    vulnerabilities: placesOf(missing.flatMap(({ cves }) => Object.values(cves).flat())),
    closings: rows.map(({ kb }) => (closings.get(kb) ?? [kb]).flatMap((closed) => placeOf.get(closed) ?? [])),
    install: install.map(({ id, replaces, upgradeTo }) => ({
      kb: id,
      replaces,
      ...marksOf(rows[placeOf.get(id) ?? -1] ?? {}),
      ...(upgradeTo !== undefined && { upgradeTo: upgradeTo.release }),
    })),
  };
}

function rowOf({ id, releaseDate, cves, ...marks }: MissingUpdate, placesOf: PlacesOf): OpenUpdate {
  return {
    kb: id,
    released: releaseDate,
    vulnerabilities: placesOf(Object.values(cves).flat()),
    bySoftware: Object.entries(cves).map(([software, ids]) => ({ software, vulnerabilities: placesOf(ids) })),
    ...marksOf(marks),
  };
}

function placesBy(places: ReadonlyMap<string, number>): PlacesOf {
  return (ids) => Uint32Array.from(Array.from(new Set(ids), (id) => places.get(id) as number).sort((a, b) => a - b));
}

function ascending(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
