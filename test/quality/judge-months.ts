/**
 * Walks the months of every operating system that the feed names. A device with the updates of one month, by list alone,
 * misses nothing at the end of that month, and today every vulnerability that only later updates close. What belongs to a
 * month comes from the feed's documents, not from the engine's trains.
 */

import { componentOf } from '../../src/assessment/components.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog, Fix, FixKind, Product } from '../../src/catalog/model.ts';
import { standaloneKindOf } from '../../src/catalog/standalone.ts';
import { coversDotNet, dotNetVersionOf } from '../../src/lines/dot-net-framework/version.ts';
import { lineAliases, osLines } from '../../src/lines/windows/os-lines.ts';
import { findPlatform } from '../../src/lines/windows/platform.ts';
import { parseOsProductName } from '../../src/lines/windows/product-name.ts';
import { assessState, knowledgeOf } from '../builders/assessor.ts';

export interface MonthScore {
  readonly months: number;
  /** "false KB… on PRODUCT in MONTH" and "patched CVE-… …", except what is known. */
  readonly differences: readonly string[];
}

/** What is right although it differs, or wrong and not ours to mend. */
const known: Readonly<Record<string, string>> = {
  '5014701': 'Windows 10 1909, June 2022: the feed has it in June 2021 alone',
  '5034272': 'of Windows Server 2022; the feed names it for 23H2 too, beside its own KB5033917',
};

/** Months in which the feed names a later or another line's update for the product, so that its own cannot be told from them. */
const misnamed: Readonly<Record<string, readonly string[]>> = {
  'Windows 10 1909': ['2021-06'],
  'Windows 11 21H2': ['2025-04', '2026-04'],
};

/** Named after the end of support, most with another line's build: nothing that the product could install. */
const inPassing: Readonly<Record<string, readonly string[]>> = {
  'Windows 10 1903': ['5000808'],
  'Windows 10 21H1': ['5022282'],
  'Windows 11 21H2': ['5055518'],
  'Windows 11 22H2': ['5093998'],
  'Windows Server 2004': ['5094127'],
};

const first = '2016-01';
const neverListed: ReadonlySet<FixKind> = new Set<FixKind>(['preview', 'servicing-stack', 'other', 'hotpatch']);
/** On every device that takes updates: with it, a list tells of everything. */
const msrt = '890830' as KbNumber;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface NamedFix extends Fix {
  readonly product: Product;
  /** YYYY-MM. */
  readonly month: string;
}

export function judgeMonths(catalog: Catalog, today: string): MonthScore {
  const differences: string[] = [];
  let count = 0;
  for (const { name, line, state } of systemsOf(catalog)) {
    const fixes = fixesFor(catalog, state).filter(({ update }) => !inPassing[line]?.includes(update.kb));
    const months = [...new Set(fixes.map(({ month }) => month))].filter((month) => month >= first).sort();
    for (const month of months.filter((each) => !misnamed[line]?.includes(each))) {
      count += 1;
      const patched = { ...state, installedKbs: updatesOfMonth(fixes, month, state) };
      for (const { id } of assessState(catalog, patched, endOf(month, today)).missing) {
        if (!known[id]) differences.push(`false KB${id} on ${name} in ${month}`);
      }
      if (month.endsWith('-06')) differences.push(...closedTooEarly(catalog, patched, fixes, month, today, name));
    }
  }
  return { months: count, differences };
}

function systemsOf(catalog: Catalog): { name: string; line: string; state: PatchState }[] {
  return catalog.products.flatMap((product) => {
    const os = product.platform === undefined ? parseOsProductName(product.name) : undefined;
    if (!os) return [];
    const line = lineAliases[os.line] ?? os.line;
    const builds = osLines.filter((each) => each.name === line && each.role === os.role);
    return builds.map(({ build }) => ({
      name: product.name,
      line,
      state: {
        osVersion: `10.0.${build}`,
        osProcessor: os.processor ?? 'x64',
        installationType: os.role === 'client' ? 'Client' : os.serverCore ? 'Server Core' : 'Server',
      },
    }));
  });
}

function fixesFor(catalog: Catalog, state: PatchState): NamedFix[] {
  const finding = findPlatform(knowledgeOf(catalog).platforms, state);
  if (!finding.found) throw new Error(finding.reason);
  const { platform } = finding;
  const dotNet = dotNetVersionOf(state, platform.build);
  return [...platform.products, ...platform.components]
    .filter((product) => {
      const component = componentOf(product);
      return component !== 'edge-ie-mode' && (component !== 'dot-net' || coversDotNet(product.name, dotNet));
    })
    .flatMap((product) =>
      catalog.fixesOf(product).map((fix) => ({ ...fix, product, month: monthOf(fix.update.month) })),
    )
    .filter(({ kind }) => !neverListed.has(kind));
}

/** The newest cumulative update or rollup of each kind up to the month, and every update that stands alone. */
function updatesOfMonth(fixes: readonly NamedFix[], month: string, state: PatchState): KbNumber[] {
  const ofSystem = new Set(fixes.filter((fix) => componentOf(fix.product) === 'system').map(({ update }) => update));
  const kbs = new Set([msrt]);
  const newest = new Map<string, { month: string; kbs: Set<KbNumber> }>();
  for (const fix of fixes) {
    if (fix.month > month) continue;
    const train = ofSystem.has(fix.update) ? systemTrain(fix, state) : componentTrain(fix, state);
    if (train === undefined) kbs.add(fix.update.kb);
    else {
      const found = newest.get(train);
      if (!found || found.month < fix.month) newest.set(train, { month: fix.month, kbs: new Set([fix.update.kb]) });
      else if (found.month === fix.month) found.kbs.add(fix.update.kb);
    }
  }
  for (const { kbs: some } of newest.values()) for (const kb of some) kbs.add(kb);
  return [...kbs];
}

function isLegacy({ osVersion = '' }: PatchState): boolean {
  return Number(osVersion.split('.')[2]) < 10240;
}

function systemTrain({ kind, update }: NamedFix, state: PatchState): string | undefined {
  if (isLegacy(state)) return kind === 'monthly-rollup' ? 'rollup' : undefined;
  return kind === 'standalone' || standaloneKindOf(update.kb) ? undefined : 'system';
}

function componentTrain(fix: NamedFix, state: PatchState): string | undefined {
  const component = componentOf(fix.product);
  if (component === 'flash') return 'flash';
  if (component !== 'dot-net') return systemTrain(fix, state);
  if (!isLegacy(state)) return 'dot-net';
  return fix.kind === 'monthly-rollup' && fix.month >= '2016-10' ? fix.product.name : undefined;
}

/** Vulnerabilities that only updates of later months close and that are not in the answer of today. */
function closedTooEarly(
  catalog: Catalog,
  patched: PatchState,
  fixes: readonly NamedFix[],
  month: string,
  today: string,
  name: string,
): string[] {
  const { missing, notes } = assessState(catalog, patched, today);
  const open = new Set(missing.flatMap(({ cves }) => Object.entries(cves).flatMap(([, ids]) => ids)));
  const noted = new Set(notes.map(({ about }) => about));
  const closers = Map.groupBy(fixes, ({ product, vulnerability }) => `${product.index}/${vulnerability.id}`);
  return [...closers.values()].flatMap((pair) => {
    const [fix] = pair;
    if (!fix || pair.some((each) => each.month <= month || noted.has(each.update.kb))) return [];
    if (open.has(fix.vulnerability.id) || fix.vulnerability.published > today) return [];
    return componentOf(fix.product) === 'flash' ? [] : [`patched ${fix.vulnerability.id} on ${name} in ${month}`];
  });
}

function monthOf(document: string): string {
  const month = monthNames.indexOf(document.slice(5, 8));
  return `${document.slice(0, 4)}-${String(Math.max(month, 0) + 1).padStart(2, '0')}`;
}

function endOf(month: string, today: string): string {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  return end < today ? end : today;
}
