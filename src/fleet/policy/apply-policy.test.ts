import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import type { KbNumber, MachineId } from '../../brand.ts';
import { type Board, groupsOf } from '../board/board.ts';
import { overviewOf } from '../board/overview.ts';
import { applyPolicy, namedDevices } from './apply-policy.ts';
import type { Exception, Policy, Ring } from './model.ts';
import { readRing } from './read-entries.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const asOf = '2027-03-20';
const [january, february, march, ofServers] = ['9000001', '9000002', '9000003', '9000011'] as [
  KbNumber,
  KbNumber,
  KbNumber,
  KbNumber,
];

const known = catalog()
  .document('2027-Jan')
  .update(january)
  .fixes(...cves(2027, 1, 3))
  .in(win22h2, { build: '10.0.19045.9001' })
  .update(ofServers)
  .fixes(...cves(2027, 1, 2))
  .in(server2022, { build: '10.0.20348.9001' })
  .document('2027-Feb')
  .update(february, { supersedes: [january] })
  .fixes(...cves(2027, 11, 2))
  .in(win22h2, { build: '10.0.19045.9002' })
  .document('2027-Mar')
  .update(march, { supersedes: [february] })
  .fixes(...cves(2027, 21, 4))
  .in(win22h2, { build: '10.0.19045.9003' })
  .build();

const client = device().but({ esu: true });
const server = device().as('Server').but({ osName: 'Microsoft Windows Server 2022 Standard' });
const board = await boardOf(
  known,
  [
    { device: client.build('19045.9000'), devices: 4, tags: ['Lab'] },
    { device: client.build('19045.9001'), devices: 3 },
    { device: client.build('19045.9003'), devices: 10 },
    { device: server.build('20348.9000'), devices: 5 },
  ],
  asOf,
);

const ring = (name: string, fields: Partial<Ring>): Ring => ({ ...readRing(name, { order: 1 }), ...fields });
const exception = (id: string, fields: Partial<Exception>): Exception => ({
  id,
  approvedBy: 'Ada',
  reason: 'tests',
  since: '2027-01-01',
  expires: '2027-12-31',
  ...fields,
});
const machineId = 'a'.repeat(40) as MachineId;
const see = (policy: Partial<Policy>, named: Parameters<typeof applyPolicy>[2] = []) =>
  applyPolicy(board, { rings: [], exceptions: [], ...policy }, named);
const installOf = ({ groups }: Board, place: number) => groups[place]?.summary.open.install.map(({ kb }) => kb);

test('without rings and exceptions a board is what it was', () => {
  assert.deepEqual(see({}), board);
});

describe('rings', () => {
  const rings = [
    ring('servers', { order: 1, platforms: ['WindowsServer2022'] }),
    ring('lab', { order: 2, tags: ['lab'], deferralDays: 20 }),
    ring('others', { order: 3, holds: [{ kb: march, until: '2027-04-01' }] }),
  ];
  const seen = see({ rings });

  test('each device is in one, and a question about a ring is about its devices', () => {
    const devicesOf = (name: string) => groupsOf(seen, { ring: name }).reduce((sum, { devices }) => sum + devices, 0);
    assert.deepEqual(['servers', 'LAB', 'others', 'none'].map(devicesOf), [5, 4, 13, 0]);
    assert.equal(groupsOf(board, { ring: 'lab' }).length, 0);
  });

  test('an update that is deferred or held is not in the install list of its ring; the newest that may come is', () => {
    assert.deepEqual(installOf(board, 0), [march]);
    assert.deepEqual(installOf(seen, 0), [february]);
    assert.deepEqual(installOf(seen, 1), [february]);
    assert.deepEqual(installOf(seen, 3), [ofServers]);
    assert.deepEqual(installOf(see({ rings: [ring('all', { deferralDays: 365 })] }), 0), []);
  });

  test('what waits is open all the same, with the day until which it waits, and why', () => {
    assert.deepEqual(overviewOf(seen, {}), overviewOf(board, {}));
    const waits = seen.groups.map(({ summary }) => summary.open.rows.find(({ kb }) => kb === march)?.postponed);
    assert.deepEqual(waits.slice(0, 2), [
      { ring: 'lab', until: '2027-03-29', why: 'deferred' },
      { ring: 'others', until: '2027-04-01', why: 'held' },
    ]);
  });
});

describe('exceptions', () => {
  test('of an update on a tag take it out of the view of those devices, and show apart what it leaves open', () => {
    const seen = see({ exceptions: [exception('1', { kb: march, tag: 'lab' })] });
    const [lab, other] = seen.groups;
    assert.deepEqual(
      lab?.summary.open.rows.map(({ kb }) => kb),
      [january, february],
    );
    assert.equal(lab?.leftOpen?.updates, 1);
    assert.equal(lab?.leftOpen?.vulnerabilities.length, 4);
    assert.deepEqual(installOf(seen, 0), [february]);
    assert.deepEqual(other, board.groups[1]);
  });

  test('of a vulnerability take it out of every row', () => {
    const seen = see({ exceptions: [exception('1', { cve: 'CVE-2027-0001' })] });
    assert.equal(overviewOf(seen, {}).openVulnerabilities, overviewOf(board, {}).openVulnerabilities - 4 - 5);
    assert.deepEqual(installOf(seen, 0), [march]);
  });

  test('of a device split it off from those that are alike', () => {
    const policy = { exceptions: [exception('1', { machineId })] };
    assert.deepEqual(namedDevices({ rings: [], ...policy }, asOf), [machineId]);
    const seen = see(policy, [{ machineId, state: 1, tags: ['Lab'] }]);
    assert.deepEqual(
      seen.groups.map(({ devices, summary }) => [devices, summary.open.rows.length]),
      [
        [3, 3],
        [1, 0],
        [3, 2],
        [10, 0],
        [5, 1],
      ],
    );
    assert.equal(seen.groups[1]?.leftOpen?.vulnerabilities.length, 9);
  });

  test('that have expired or have not begun change nothing', () => {
    const exceptions = [
      exception('1', { kb: march, expires: '2027-03-19' }),
      exception('2', { machineId, since: '2027-03-21' }),
    ];
    assert.deepEqual(see({ exceptions }), board);
    assert.deepEqual(namedDevices({ rings: [], exceptions }, asOf), []);
  });
});

test('whatever the policy, no device is lost, and what is open and what is left open are together what was open', () => {
  const kb = fc.constantFrom(january, february, march, ofServers);
  const subject = fc.oneof(
    kb.map((of) => ({ kb: of })),
    fc.constantFrom('CVE-2027-0001', 'CVE-2027-0011', 'CVE-2027-0022').map((cve) => ({ cve })),
    fc.constant({}),
  );
  const where = fc.constantFrom({}, { tag: 'lab' }, { machineId });
  const rings = fc.array(
    fc.record({ deferralDays: fc.nat(80), holds: fc.constant([{ kb: march, until: '2027-04-01' }]) }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(subject, where), { maxLength: 4 }), rings, (subjects, wanted) => {
      const seen = see(
        {
          exceptions: subjects.map(([of, on], place) => exception(String(place), { ...of, ...on })),
          rings: wanted.map((fields, place) => ring(`ring ${place}`, fields)),
        },
        [{ machineId, state: 2, tags: [] }],
      );
      const states = Map.groupBy(seen.groups, ({ state }) => state);
      for (const before of board.groups) {
        const groups = states.get(before.state) ?? [];
        assert.equal(
          groups.reduce((sum, { devices }) => sum + devices, 0),
          before.devices,
        );
        for (const { summary, leftOpen } of groups) {
          const both = [...summary.open.vulnerabilities, ...(leftOpen?.vulnerabilities ?? [])];
          assert.deepEqual(
            both.toSorted((a, b) => a - b),
            [...before.summary.open.vulnerabilities],
          );
          assert.equal(summary.open.rows.length + (leftOpen?.updates ?? 0), before.summary.open.rows.length);
          const waiting = summary.open.rows.filter(({ postponed }) => postponed).map(({ kb: of }) => of);
          assert.ok(summary.open.install.every(({ kb: of }) => !waiting.includes(of)));
        }
      }
    }),
    { numRuns: 200 },
  );
});
