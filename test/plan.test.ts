/** Plans of made-up fleets on the sample catalogue, held against the engine. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { planOf } from '../src/fleet/board/plan.ts';
import { whatIf } from '../src/fleet/board/what-if.ts';
import {
  checkAgainstEngine,
  checkOrder,
  closedByEngine,
  inRings,
  type JudgedFleet,
  judgedFleet,
} from './builders/recounted-plan.ts';

let catalog: Catalog;
let fleet: JudgedFleet;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    const catalogFile = join(folder, 'catalog.bin');
    await syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile });
    catalog = readCatalog(catalogFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  fleet = await judgedFleet(catalog, 300, new Date('2024-04-20T12:00:00Z'));
});

test('every step of a plan closes what assessing the devices again says, and nothing stays open but what it said', () => {
  const plan = planOf(fleet.board, {});
  assert.ok(plan.steps.length > 1, `${plan.steps.length} steps`);
  checkAgainstEngine(catalog, fleet, plan);
});

test('with rings that hold and defer updates, every step closes what assessing again says, and the rest waits or is left with its reason', () => {
  const seen = inRings(fleet);
  const plan = planOf(seen.board, {});
  assert.ok(plan.left.postponed.pairs > 0);
  assert.equal(plan.openVulnerabilities, planOf(fleet.board, {}).openVulnerabilities);
  checkAgainstEngine(catalog, seen, plan);
});

test('no update closes more than the one that comes next', () => checkOrder(catalog, fleet, 3));

test('what if says what assessing says, of any single update, and never that more is closed', () => {
  const kbs = new Set(fleet.board.groups.flatMap(({ summary }) => summary.open.rows.map(({ kb }) => kb)));
  let same = 0;
  for (const kb of kbs) {
    const { closed } = whatIf(fleet.board, [kb], {});
    const byEngine = closedByEngine(catalog, fleet, [kb], 'everywhere');
    assert.ok(closed.openVulnerabilities <= byEngine, `KB${kb}: ${closed.openVulnerabilities} of ${byEngine}`);
    if (closed.openVulnerabilities === byEngine) same += 1;
  }
  assert.ok(same >= 0.9 * kbs.size, `${same} of ${kbs.size}`);
});
