/** That answers change on event days alone, on which questions about the past rely. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { createAssessor } from '../src/assessment/assessor.ts';
import { eventDayOf, eventDaysOf } from '../src/assessment/event-days.ts';
import { canonicalTextOf, patchStateOf } from '../src/assessment/patch-state.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import type { StateSummary } from '../src/fleet/board/state-summary.ts';
import { summarizeBy } from '../src/fleet/board/summarize.ts';
import { createFleet } from '../src/fleet/fleet.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-event-days-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what a state misses on any day is what it missed on the last event day before', async () => {
  const catalogFile = join(folder, 'catalog.bin');
  await syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile });
  const catalog = readCatalog(catalogFile);
  const days = eventDaysOf(catalog);
  const maker = summarizeBy(createAssessor(catalog));
  const fleet = createFleet(catalog, { devices: 300, states: 250, tenants: ['contoso.example'], seed: 5 });
  const moment = fleet.at(new Date('2024-03-20T12:00:00Z'));
  const states = [
    ...new Set([...moment.inventories(0, 300)].map((inventory) => canonicalTextOf(patchStateOf(inventory)))),
  ];
  const anyDay = fc.date({ min: new Date('2015-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(anyDay, async (date) => {
      const day = date.toISOString().slice(0, 10);
      const asked = await maker.summarize(states, day);
      const judged = await maker.summarize(states, eventDayOf(days, day));
      assert.deepEqual(asked.map(pastOf), judged.map(pastOf));
    }),
    { numRuns: 40 },
  );
});

/** What questions about the past read. */
function pastOf({ status, reason, system, software, withoutKb, open }: StateSummary) {
  const { rows, vulnerabilities, closings } = open;
  return { status, reason, system, software, withoutKb, rows, vulnerabilities, closings };
}
