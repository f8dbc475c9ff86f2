/** Compliance of a fleet, on both databases: each figure is what a count over the devices, assessed one by one, gives. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { policyOfDay } from '../src/api/fleet/told-compliance.ts';
import { type Assessor, createAssessor } from '../src/assessment/assessor.ts';
import type { Assessment } from '../src/assessment/model.ts';
import type { MachineId } from '../src/brand.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { daysAfter } from '../src/day.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { factsOf, tableOfFacts } from '../src/fleet/board/fleet-facts.ts';
import { complianceOn } from '../src/fleet/compliance/compliance.ts';
import type { ComplianceQuestion } from '../src/fleet/compliance/question.ts';
import { judgeBy } from '../src/fleet/past/judge-by.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { openStore } from '../src/store/open.ts';
import { readPast } from '../src/store/past-devices.ts';
import type { Store } from '../src/store/store.ts';
import { noThreats } from '../src/threats/threats.ts';
import { assessAll, reportsOf, reportingTenant as tenant } from './builders/monthly-reports.ts';
import { startPostgres } from './builders/postgres-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-compliance-'));
const postgres = await startPostgres();
const now = '2024-06-30T00:00:00.000Z';
let assessor: Assessor;
let severityOf: (cve: string) => string;

before(async () => {
  const catalogFile = join(folder, 'catalog.bin');
  await syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile });
  assessor = createAssessor(readCatalog(catalogFile));
  const facts = tableOfFacts(factsOf(assessor.catalog));
  severityOf = (cve) => facts.vulnerabilityAt(facts.placeOf(cve) as number).severity;
});
after(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const anyDay = fc
  .date({ min: new Date('2023-12-01'), max: new Date('2024-06-29'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyQuestion: fc.Arbitrary<ComplianceQuestion> = fc.record({
  within: fc.constantFrom(0, 7, 14, 30),
  severity: fc.constantFrom(['Critical'] as const, ['Critical', 'Important'] as const),
  by: fc.constantFrom('tag', 'platform'),
});

for (const [name, open] of [
  ['SQLite', () => openStore({ dataFolder: mkdtempSync(join(folder, 'store-')) })],
  ['PostgreSQL', async () => openStore({ dataFolder: folder, databaseUrl: await postgres.newDatabase() })],
] as const) {
  describe(`compliance on ${name}`, () => {
    test('has of any day the figures that the devices have, assessed one by one as they were', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(500), anyDay, anyQuestion, async (seed, day, question) => {
          const store = await open();
          try {
            const reports = reportsOf(assessor, seed);
            const tagged = await fill(store, reports);
            const judge = judgeBy(assessor, store.devices.readStateTexts);
            const fleet = await readPast(store, tenant, { countedAt: now, maxBytes: 1e9 });
            const past = {
              fleet,
              judgeOf: async () => judge,
              threats: noThreats,
              policyOn: (asked: string) => policyOfDay(store, tenant, asked),
            };
            const { total, parts = [] } = await complianceOn(past, question, day);
            assert.deepEqual(
              figuresIn(total),
              recount(reports, day, question, () => true),
            );
            const sum = parts.reduce((devices, part) => devices + part.devices.compliant + part.devices.late, 0);
            assert.equal(sum, total.devices.compliant + total.devices.late);
            if (question.by !== 'tag') return;
            const vip = parts.find((part) => part.name === 'VIP');
            const expected = recount(reports, day, question, (id) => tagged.has(id));
            assert.deepEqual(vip === undefined ? nothing : figuresIn(vip), expected);
          } finally {
            await store.close();
          }
        }),
        { numRuns: 8 },
      );
    });
  });
}

/** Gives the devices that bear the tag. */
async function fill(store: Store, reports: readonly Inventory[][]): Promise<ReadonlySet<MachineId>> {
  for (const inventories of reports) await store.devices.saveAll(tenant, inventories, now);
  const tagged = (reports[0] ?? []).filter((_, place) => place % 3 === 0).map(({ id }) => id as MachineId);
  for (const id of tagged) await store.devices.changeTags(tenant, id, { add: ['VIP'] });
  return new Set(tagged);
}

type Counted = Record<
  'compliant' | 'late' | 'stuck' | 'latePairs' | 'stuckPairs' | 'notYetDue' | 'due' | 'inTime',
  number
>;

const nothing: Counted = {
  compliant: 0,
  late: 0,
  stuck: 0,
  latePairs: 0,
  stuckPairs: 0,
  notYetDue: 0,
  due: 0,
  inTime: 0,
};

function figuresIn({ devices, pairs, closed }: Awaited<ReturnType<typeof complianceOn>>['total']): Counted {
  return {
    compliant: devices.compliant,
    late: devices.late,
    stuck: devices.notClosable,
    latePairs: pairs.late,
    stuckPairs: pairs.needsEsu + pairs.notOffered,
    notYetDue: pairs.notYetDue,
    due: closed.due,
    inTime: closed.inTime,
  };
}

/** Device by device, vulnerability by vulnerability. */
function recount(
  reports: readonly Inventory[][],
  day: string,
  { within, severity }: ComplianceQuestion,
  isIn: (id: MachineId) => boolean,
): Counted {
  const counted = { ...nothing };
  const openOf = (assessment: Assessment | undefined, isMeant: (row: Assessment['missing'][number]) => boolean) =>
    new Set(
      (assessment?.missing ?? [])
        .filter(isMeant)
        .flatMap(({ cves }) => Object.values(cves).flat())
        .filter((cve) => (severity as readonly string[]).includes(severityOf(cve))),
    );
  for (const [id, assessment] of assessAll(assessor, reports, day)) {
    if (!isIn(id) || assessment.status !== 'assessed') continue;
    const isLate = ({ releaseDate }: { readonly releaseDate: string }) => daysAfter(releaseDate, within) < day;
    const late = openOf(assessment, (row) => isLate(row) && !row.needsEsu && !row.notOffered);
    const stuck = openOf(assessment, (row) => isLate(row) && Boolean(row.needsEsu || row.notOffered));
    const onlyStuck = [...stuck].filter((cve) => !late.has(cve));
    counted[late.size > 0 ? 'late' : onlyStuck.length > 0 ? 'stuck' : 'compliant'] += 1;
    counted.latePairs += late.size;
    counted.stuckPairs += onlyStuck.length;
    counted.notYetDue += openOf(assessment, () => true).size - late.size - onlyStuck.length;
  }
  for (const released of new Set(assessor.catalog.updates.map((update) => update.released))) {
    const deadline = daysAfter(released, within);
    if (deadline > day || deadline < daysAfter(day, -29)) continue;
    const [first, last] = [released, deadline].map((then) => assessAll(assessor, reports, then, day));
    for (const id of last?.keys() ?? []) {
      const both = [first?.get(id), last?.get(id)];
      if (!isIn(id) || both.some((one) => one !== undefined && one.status !== 'assessed')) continue;
      const [before, open] = both.map((one) =>
        openOf(one, (row) => row.releaseDate === released && !row.needsEsu && !row.notOffered),
      );
      const inTime = [...(before ?? [])].filter((cve) => !open?.has(cve)).length;
      counted.inTime += inTime;
      counted.due += inTime + (open?.size ?? 0);
    }
  }
  return counted;
}
