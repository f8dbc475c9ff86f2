/** The plan of a made-up fleet of twenty thousand devices, by the whole feed. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Catalog } from '../../src/catalog/model.ts';
import { overviewOf } from '../../src/fleet/board/overview.ts';
import { planOf } from '../../src/fleet/board/plan.ts';
import { whatIf } from '../../src/fleet/board/what-if.ts';
import { checkAgainstEngine, checkOrder, inRings, type JudgedFleet, judgedFleet } from '../builders/recounted-plan.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

let catalog: Catalog;
let fleet: JudgedFleet;

before(async () => {
  catalog = await compileRecordedFeed();
  fleet = await judgedFleet(catalog, 20_000, new Date('2026-07-03T12:00:00Z'));
});

test('every step of a plan closes what assessing the devices again says, and nothing stays open but what it said', () => {
  const plan = planOf(fleet.board, {});
  assert.ok(plan.steps.length > 50, `${plan.steps.length} steps`);
  assert.equal(plan.left.notInPlan.pairs, 0);
  checkAgainstEngine(catalog, fleet, plan);
});

test('with rings that hold and defer updates, no step closes less than it says, nor notably more, and the rest waits or is left with its reason', () => {
  const seen = inRings(fleet);
  const plan = planOf(seen.board, {});
  assert.ok(plan.left.postponed.pairs > 0);
  checkAgainstEngine(catalog, seen, plan, 0.002);
});

test('what a plan closes is what installing its updates everywhere closes at least', () => {
  const plan = planOf(fleet.board, {}, 10);
  const { before: now, closed } = whatIf(
    fleet.board,
    plan.steps.map(({ kb }) => kb),
    {},
  );
  assert.deepEqual(now, overviewOf(fleet.board, {}));
  assert.ok(closed.openVulnerabilities >= (plan.steps.at(-1)?.closed ?? 0));
});

test('no update closes more than the one that comes next', async () => {
  checkOrder(catalog, await judgedFleet(catalog, 500, new Date('2026-07-03T12:00:00Z')), 2);
});
