/** Holds a plan against the engine: every step is installed on every device that gets it, and the devices are assessed again. */

import assert from 'node:assert/strict';
import { isOffered } from '../../src/assessment/offer-list.ts';
import { canonicalTextOf, type PatchState, patchStateOf } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { Board } from '../../src/fleet/board/board.ts';
import { type Plan, planOf } from '../../src/fleet/board/plan.ts';
import { createFleet } from '../../src/fleet/fleet.ts';
import { applyPolicy } from '../../src/fleet/policy/apply-policy.ts';
import { readRing } from '../../src/fleet/policy/read-entries.ts';
import { installOn } from '../quality/install-on.ts';
import { assessState } from './assessor.ts';
import { boardOf } from './board.ts';

export interface JudgedFleet {
  readonly board: Board;
  /** Of each group. */
  readonly states: readonly PatchState[];
}

/** Programs that tell their level by a version that no list of updates raises: what installing does to them is not known here. */
const toldByVersion = /SQL Server|\.NET|Desktop Runtime|Exchange|Visual Studio/;

/** A made-up fleet as it is at a moment, without programs that tell their level by a version. */
export async function judgedFleet(catalog: Catalog, devices: number, moment: Date): Promise<JudgedFleet> {
  const counts = new Map<string, { readonly state: PatchState; devices: number }>();
  for (const inventory of createFleet(catalog, { devices, tenants: ['contoso.example'] })
    .at(moment)
    .inventories()) {
    const software = inventory.software?.filter(({ name }) => !toldByVersion.test(name)) ?? [];
    const state = patchStateOf({ ...inventory, software });
    const known = counts.get(canonicalTextOf(state)) ?? { state, devices: 0 };
    counts.set(canonicalTextOf(state), known);
    known.devices += 1;
  }
  const alike = [...counts.values()].map(({ state, devices: count }) => ({ device: { state }, devices: count }));
  const board = await boardOf(catalog, alike, moment.toISOString().slice(0, 10));
  return { board, states: alike.map(({ device }) => device.state) };
}

/**
 * The devices that get each step, and what is closed by then, as the engine has it; what stays open has the marks that say why.
 * With `share`, the engine may close so much more than the plan says, and never less: where an update waits, the plan does not
 * know of every row that several others close together.
 */
export function checkAgainstEngine(catalog: Catalog, { board, states }: JudgedFleet, plan: Plan, share = 0): void {
  const { asOf, groups } = board;
  const open = groups.map(({ summary }) => summary.open.vulnerabilities.length);
  const installed = groups.map((): KbNumber[] => []);
  const before = sumOf(open, groups);
  assert.equal(plan.openVulnerabilities, before);
  for (const { kb, devices, closed } of plan.steps) {
    let getIt = 0;
    for (const [place, { summary, devices: count }] of groups.entries()) {
      const entry = summary.open.install.find((found) => found.kb === kb && isOffered(found));
      if (entry === undefined) continue;
      const rows = rowsAfter(place);
      if (![kb, ...entry.replaces].some((covered) => rows.some(({ id }) => id === covered))) continue;
      getIt += count;
      installed[place]?.push(kb);
      const left = rowsAfter(place).flatMap(({ cves }) => Object.values(cves).flat());
      open[place] = new Set(left).size;
    }
    const closedByEngine = before - sumOf(open, groups);
    assert.ok(share > 0 ? getIt <= devices : getIt === devices, `KB${kb}: ${devices} devices, ${getIt} by the engine`);
    assert.ok(closed <= closedByEngine, `KB${kb}: ${closed} closed, ${closedByEngine} by the engine`);
    assert.ok(closedByEngine <= closed * (1 + share), `KB${kb}: ${closed} closed, ${closedByEngine} by the engine`);
  }
  if (plan.left.notInPlan.pairs === 0) {
    for (const [place, { summary }] of groups.entries()) {
      const waits = new Set(summary.open.rows.filter(({ postponed }) => postponed).map(({ kb }) => kb));
      assert.deepEqual(
        rowsAfter(place).filter((row) => isOffered(row) && !waits.has(row.id)),
        [],
      );
    }
  }
  const { needsEsu, supportEnded, notInPlan, postponed } = plan.left;
  const left = needsEsu.pairs + supportEnded.pairs + notInPlan.pairs + postponed.pairs;
  assert.equal(left, plan.left.openVulnerabilities);
  assert.ok(left >= sumOf(open, groups) && left <= sumOf(open, groups) + before * share);

  function rowsAfter(place: number) {
    const state = states[place] as PatchState;
    const kbs = installed[place] as KbNumber[];
    return assessState(catalog, kbs.length === 0 ? state : installOn(catalog, state, kbs, asOf), asOf).missing;
  }
}

/** The same fleet through rings that hold the first updates of its plan on some devices, and defer all on others. */
export function inRings({ board, states }: JudgedFleet): JudgedFleet {
  const held = planOf(board, {}, 4).steps.map(({ kb }) => ({ kb, until: '9999-12-31' }));
  const ring = (name: string, order: number, fields: object) => ({ ...readRing(name, { order }), ...fields });
  const rings = [
    ring('clients', 1, { platforms: ['Windows10'], holds: held }),
    ring('servers', 2, { platforms: ['WindowsServer2019', 'WindowsServer2022'], deferralDays: 40 }),
    ring('others', 3, { deferralDays: 10, holds: held.slice(0, 1) }),
  ];
  return { board: applyPolicy(board, { rings, exceptions: [] }, []), states };
}

/** None of the updates that are offered closes more than the one that comes next, of the first steps. */
export function checkOrder(catalog: Catalog, fleet: JudgedFleet, steps: number): void {
  const offered = fleet.board.groups.flatMap(({ summary }) => summary.open.install.filter(isOffered));
  const done: KbNumber[] = [];
  for (const { kb, closed } of planOf(fleet.board, {}, steps).steps) {
    const closedWith = (other: KbNumber) => closedByEngine(catalog, fleet, [...done, other], 'where listed');
    assert.equal(closedWith(kb), closed);
    for (const other of new Set(offered.map((entry) => entry.kb))) {
      assert.ok(closedWith(other) <= closed, `KB${other} before KB${kb}`);
    }
    done.push(kb);
  }
}

/** Pairs that go when the updates are installed on each device that misses them, or on each whose install list has them. */
export function closedByEngine(
  catalog: Catalog,
  { board, states }: JudgedFleet,
  kbs: readonly KbNumber[],
  where: 'everywhere' | 'where listed',
): number {
  let closed = 0;
  for (const [place, { summary, devices }] of board.groups.entries()) {
    const { rows, install, vulnerabilities } = summary.open;
    const wanted = where === 'everywhere' ? rows : install.filter(isOffered);
    const got = kbs.filter((kb) => wanted.some((entry) => entry.kb === kb));
    if (got.length === 0) continue;
    const after = assessState(catalog, installOn(catalog, states[place] ?? {}, got, board.asOf), board.asOf);
    const left = new Set(after.missing.flatMap(({ cves }) => Object.values(cves).flat()));
    closed += devices * (vulnerabilities.length - left.size);
  }
  return closed;
}

function sumOf(open: readonly number[], groups: Board['groups']): number {
  return open.reduce((sum, count, place) => sum + count * (groups[place]?.devices ?? 0), 0);
}
