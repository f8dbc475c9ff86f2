/** Questions about a fleet's past, on both databases: each answer is what assessing the devices as they were that day gives. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type Assessor, createAssessor } from '../src/assessment/assessor.ts';
import type { Assessment } from '../src/assessment/model.ts';
import { type KbNumber, type MachineId, parseKbNumber } from '../src/brand.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { exposedMachines } from '../src/fleet/past/exposed-machines.ts';
import { exposureOf } from '../src/fleet/past/exposure.ts';
import { judgeBy } from '../src/fleet/past/judge-by.ts';
import { boardOn, type Past } from '../src/fleet/past/past-fleet.ts';
import { type Patched, patchedWithin } from '../src/fleet/past/patched-within.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { openStore } from '../src/store/open.ts';
import { readPast } from '../src/store/past-devices.ts';
import type { Store } from '../src/store/store.ts';
import { assessAll, reportsOf, reportingTenant as tenant } from './builders/monthly-reports.ts';
import { startPostgres } from './builders/postgres-server.ts';

const today = '2024-06-30';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-past-'));
const postgres = await startPostgres();
let assessor: Assessor;

before(async () => {
  const catalogFile = join(folder, 'catalog.bin');
  await syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile });
  assessor = createAssessor(readCatalog(catalogFile));
});
after(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(store: Store, reports: readonly Inventory[][]): Promise<Past> {
  for (const inventories of reports) await store.devices.saveAll(tenant, inventories, `${today}T00:00:00.000Z`);
  return pastOf(store);
}

async function pastOf(store: Store, readStateTexts = store.devices.readStateTexts, maxBytes = 1e9): Promise<Past> {
  const fleet = await readPast(store, tenant, { countedAt: `${today}T00:00:00.000Z`, maxBytes });
  const judge = judgeBy(assessor, readStateTexts);
  return { fleet, judgeOf: async () => judge };
}

const cvesOf = ({ missing }: Assessment): Set<string> =>
  new Set(missing.flatMap(({ cves }) => Object.values(cves).flat()));

const countBy = (assessments: Iterable<Assessment>) => {
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  for (const { status } of assessments) devices[status] += 1;
  return devices;
};

const anyDay = fc
  .date({ min: new Date('2023-11-01'), max: new Date(today), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

for (const [name, open] of [
  ['SQLite', () => openStore({ dataFolder: mkdtempSync(join(folder, 'store-')) })],
  ['PostgreSQL', async () => openStore({ dataFolder: folder, databaseUrl: await postgres.newDatabase() })],
] as const) {
  describe(`the past of a fleet on ${name}`, () => {
    const stores: Store[] = [];
    after(() => Promise.all(stores.map((store) => store.close())));

    test('is for any fleet and any day what assessing each device as it was then gives', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(1000), fc.array(anyDay, { minLength: 3, maxLength: 5 }), async (seed, days) => {
          const reports = reportsOf(assessor, seed);
          const store = await open();
          stores.push(store);
          const past = await fill(store, reports);
          const tooLarge = await pastOf(store, store.devices.readStateTexts, 0);
          for (const [place, day] of days.entries()) {
            await checkExposure(place === 0 ? tooLarge : past, reports, day);
            await checkMachines(place === 0 ? tooLarge : past, reports, day);
          }
          await checkPatched(past, reports, { month: '2024-02' }, 14);
          await checkPatched(past, reports, { month: '2024-03' }, 20);
          await checkPatched(past, reports, { kb: someUpdate(reports) }, seed % 40);
        }),
        { numRuns: 6 },
      );
    });

    test('leaves out a device that is removed with its state while the question is answered', async () => {
      const reports = reportsOf(assessor, 7);
      const { id } = (reports[0] as Inventory[])[3] as Inventory;
      const without = reports.map((inventories) => inventories.filter((inventory) => inventory.id !== id));
      const removedMeanwhile = async (): Promise<Past> => {
        const store = await open();
        stores.push(store);
        await fill(store, reports);
        // SQLite keeps the state of the highest number.
        const other: Inventory = {
          id,
          computerDnsName: 'pc-7.fabrikam.example',
          osVersion: '10.0.99999.2',
          installedKbs: [],
        };
        await store.devices.save('fabrikam.example', other, `${today}T00:00:00.000Z`);
        return pastOf(store, async (states) => {
          await store.devices.remove(tenant, id);
          await store.upkeep.removeUnusedStates('2999-01-01T00:00:00.000Z');
          return store.devices.readStateTexts(states);
        });
      };
      await checkExposure(await removedMeanwhile(), without, '2024-05-31');
      await checkPatched(await removedMeanwhile(), without, { month: '2024-02' }, 14);
    });
  });
}

async function checkExposure(past: Past, reports: readonly Inventory[][], day: string): Promise<void> {
  const assessments = [...assessAll(assessor, reports, day).values()];
  const assessed = assessments.filter(({ status }) => status === 'assessed');
  const byMissing = new Map<number, number>();
  for (const { missing } of assessed) byMissing.set(missing.length, (byMissing.get(missing.length) ?? 0) + 1);
  assert.deepEqual(await exposureOf(await boardOn(past, day)), {
    day,
    devices: countBy(assessments),
    missingUpdates: assessed.reduce((sum, { missing }) => sum + missing.length, 0),
    openVulnerabilities: assessed.reduce((sum, assessment) => sum + cvesOf(assessment).size, 0),
    devicesByMissingUpdates: [...byMissing]
      .sort(([one], [other]) => one - other)
      .map(([missing, devices]) => ({ missing, devices })),
  });
}

/** Page by page; of a vulnerability that somebody has on that day, and of one of the newest. */
async function checkMachines(past: Past, reports: readonly Inventory[][], day: string): Promise<void> {
  const assessments = assessAll(assessor, reports, day);
  const someone = [...assessments.values()].flatMap((assessment) => [...cvesOf(assessment)]);
  const newest = assessor.catalog.vulnerabilities.at(-1)?.id ?? '';
  for (const vulnerability of new Set([someone.at(0) ?? newest, someone.at(-1) ?? newest, newest])) {
    const found: MachineId[] = [];
    let behind: MachineId | undefined;
    do {
      const page = await exposedMachines(past, vulnerability, day, {
        limit: 7,
        ...(behind !== undefined && { after: behind }),
      });
      assert.deepEqual(page.devices, countBy(assessments.values()));
      found.push(...page.machineIds);
      behind = page.next;
      if (behind === undefined) assert.equal(page.exposed, found.length);
    } while (behind !== undefined);
    const expected = [...assessments].filter(([, assessment]) => cvesOf(assessment).has(vulnerability));
    assert.deepEqual(found, expected.map(([id]) => id).sort());
  }
}

async function checkPatched(past: Past, reports: readonly Inventory[][], what: Patched, days: number): Promise<void> {
  const counted = await patchedWithin(past, what, days, today);
  const atDeadlines = counted.deadlines.map(({ released, deadline }) => {
    assert.equal(Date.parse(deadline) - Date.parse(released), days * 86_400_000);
    return { released, assessments: assessAll(assessor, reports, deadline) };
  });
  const meant = (id: KbNumber, releaseDate: string, released: string) =>
    'kb' in what ? id === what.kb : releaseDate === released;
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  let late = 0;
  for (const id of atDeadlines.at(-1)?.assessments.keys() ?? []) {
    const of = atDeadlines.flatMap(({ released, assessments }) => {
      const assessment = assessments.get(id);
      return assessment === undefined ? [] : [{ released, ...assessment }];
    });
    const status = of.find((one) => one.status !== 'assessed')?.status ?? 'assessed';
    devices[status] += 1;
    const isLate = of.some(({ missing, released }) => missing.some((row) => meant(row.id, row.releaseDate, released)));
    if (status === 'assessed' && isLate) late += 1;
  }
  assert.ok(counted.deadlines.length > 0);
  assert.deepEqual([counted.devices, counted.late, counted.patched], [devices, late, devices.assessed - late]);
}

function someUpdate(reports: readonly Inventory[][]): KbNumber {
  const missing = [...assessAll(assessor, reports, '2024-04-20').values()].flatMap((assessment) => assessment.missing);
  return missing.find(({ releaseDate }) => releaseDate >= '2024-02')?.id ?? (parseKbNumber('5036893') as KbNumber);
}
