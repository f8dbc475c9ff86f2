import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KbNumber, MachineId } from '../../brand.ts';
import { activeOn, exceptedBy, exceptionsOf, stateOn } from './exceptions.ts';
import type { Exception, Ring } from './model.ts';
import { readException, readRing } from './read-entries.ts';
import { inOrder, postponedOn, ringFinder } from './rings.ts';

const ring = (name: string, fields: Partial<Ring> = {}): Ring => ({ ...readRing(name, { order: 1 }), ...fields });
const kb = '5036893' as KbNumber;
const machineId = 'a'.repeat(40) as MachineId;

test('a device is in the first ring by order that it is a member of, whatever the case of tags and names', () => {
  const rings = inOrder([
    ring('everybody', { order: 9 }),
    ring('servers', { order: 2, platforms: ['windowsserver2022'] }),
    ring('pilot', { order: 1, tags: ['Pilot', 'IT'] }),
    ring('databases', { order: 1, tags: ['it'], software: ['sql_server'] }),
  ]);
  const of = (tags: string[], platform: string | null = 'Windows11', software: string[] = []) =>
    ringFinder(rings)({ tags, platform, software })?.name;
  assert.deepEqual(
    rings.map(({ name }) => name),
    ['databases', 'pilot', 'servers', 'everybody'],
  );
  assert.equal(of(['PILOT']), 'pilot');
  assert.equal(of(['it'], 'WindowsServer2022'), 'pilot');
  assert.equal(of(['it'], 'WindowsServer2022', ['sql_server']), 'databases');
  assert.equal(of(['office'], 'WindowsServer2022'), 'servers');
  assert.equal(of([], null), 'everybody');
  assert.equal(ringFinder(rings.slice(0, 3))({ tags: [], platform: null, software: [] }), undefined);
});

test('an update is proposed from the day on which its deferral and every hold of it are over', () => {
  const slow = ring('slow', {
    deferralDays: 7,
    holds: [
      { kb, until: '2024-05-01' },
      { kb, until: '2024-04-20' },
    ],
  });
  const update = { kb, released: '2024-04-09' };
  const other = { kb: '5036892' as KbNumber, released: '2024-04-09' };
  assert.deepEqual(postponedOn(slow, update, '2024-04-10'), { ring: 'slow', until: '2024-05-01', why: 'held' });
  assert.equal(postponedOn(slow, update, '2024-05-01'), undefined);
  assert.deepEqual(postponedOn(slow, other, '2024-04-15'), { ring: 'slow', until: '2024-04-16', why: 'deferred' });
  assert.equal(postponedOn(slow, other, '2024-04-16'), undefined);
  const deferred = ring('late', { deferralDays: 30, holds: [{ kb, until: '2024-04-20' }] });
  assert.deepEqual(postponedOn(deferred, update, '2024-04-20'), { ring: 'late', until: '2024-05-09', why: 'deferred' });
  assert.equal(postponedOn(undefined, update, '2024-04-09'), undefined);
});

const fields = { approvedBy: 'Ada', reason: 'breaks the scanner', expires: '2024-06-30' };
const exception = (more: Partial<Exception>): Exception => ({ id: 'x', since: '2024-04-10', ...fields, ...more });

test('an exception counts from its first day to the end of its last, and then no more', () => {
  const one = exception({ kb });
  const days = ['2024-04-09', '2024-04-10', '2024-06-30', '2024-07-01'];
  assert.deepEqual(
    days.map((day) => stateOn(one, day)),
    ['not yet', 'active', 'active', 'expired'],
  );
  assert.deepEqual(activeOn([one, exception({ kb, expires: '2024-05-01' })], '2024-06-01'), [one]);
});

test('exceptions are of the fleet, of a tag or of a device, and of an update, a vulnerability or everything', () => {
  const all = exception({ kb });
  const tagged = exception({ cve: 'CVE-2024-1001', tag: 'Lab' });
  const own = exception({ machineId });
  const everywhere = [all, tagged, own];
  assert.deepEqual(exceptionsOf(everywhere, { tags: [] }), [all]);
  assert.deepEqual(exceptionsOf(everywhere, { tags: ['lab'] }), [all, tagged]);
  assert.deepEqual(exceptionsOf(everywhere, { tags: [], machineId }), [all, own]);
  const excepted = exceptedBy([all, tagged]);
  assert.deepEqual(excepted, { everything: false, kbs: new Set([kb]), vulnerabilities: new Set(['CVE-2024-1001']) });
  assert.equal(exceptedBy([own])?.everything, true);
  assert.equal(exceptedBy([]), undefined);
});

test('a ring is read whole, and what it does not say is nothing', () => {
  assert.deepEqual(readRing('Pilot 1', { order: 1, tags: ['IT'], holds: [{ kb: 'KB5036893', until: '2024-05-01' }] }), {
    name: 'Pilot 1',
    order: 1,
    tags: ['IT'],
    platforms: [],
    software: [],
    deferralDays: 0,
    holds: [{ kb, until: '2024-05-01' }],
  });
});

const wrongRings: readonly (readonly [body: unknown, message: RegExp])[] = [
  [[], /must be one ring: a JSON object/],
  [{}, /The ring lacks "order"/],
  [{ order: 1.5 }, /has "order" that is 1\.5, expected a whole number from 0 to 1000000/],
  [{ order: 1, defer: 3 }, /has the unknown field "defer"/],
  [{ order: 1, deferralDays: 4_000 }, /expected a whole number from 0 to 3650/],
  [
    { order: 1, holds: [{ kb, until: '2024-02-30' }] },
    /element 1: it has "until" that is "2024-02-30", expected a day/,
  ],
  [{ order: 1, holds: [{ kb }] }, /element 1: it lacks "until"/],
];
for (const [body, message] of wrongRings) {
  test(`${JSON.stringify(body)} is no ring, and the refusal says why`, () => {
    assert.throws(() => readRing('pilot', body), { code: 'InvalidRequestBody', message });
  });
}

test('a ring has a name that can stand in a path and in a list', () => {
  for (const name of ['', '../x', 'a/b', ' a', 'x'.repeat(61), 'a\nb']) {
    assert.throws(() => readRing(name, { order: 1 }), { code: 'InvalidInput' }, name);
  }
  assert.equal(readRing('Büros-2 Nord', { order: 1 }).name, 'Büros-2 Nord');
});

const wrongExceptions: readonly (readonly [body: unknown, message: RegExp])[] = [
  ['kb', /must be one exception/],
  [{ ...fields }, /names nothing; expected a "kb" or a "cve"/],
  [{ ...fields, kb, cve: 'CVE-2024-1001' }, /names a "kb" and a "cve"/],
  [{ ...fields, machineId, tag: 'lab' }, /names a "machineId" and a "tag"/],
  [{ ...fields, cve: 'CVE-1' }, /has "cve" that is "CVE-1", expected the id of a vulnerability/],
  [{ ...fields, machineId: 'pc-7' }, /expected a machine id/],
  [{ kb, reason: 'x', expires: '2024-06-30' }, /lacks "approvedBy"/],
  [{ kb, approvedBy: 'Ada', expires: '2024-06-30' }, /lacks "reason"/],
  [{ kb, approvedBy: 'Ada', reason: 'x' }, /lacks "expires"/],
  [{ ...fields, kb, since: '2024-01-01' }, /has the unknown field "since"/],
];
for (const [body, message] of wrongExceptions) {
  test(`${JSON.stringify(body)} is no exception, and the refusal says why`, () => {
    assert.throws(() => readException(body, '2024-04-10'), { code: 'InvalidRequestBody', message });
  });
}

test('an exception that has expired already, or for longer than ten years, is refused', () => {
  for (const expires of ['2024-04-09', '2034-04-10']) {
    assert.throws(
      () => readException({ ...fields, kb, expires }, '2024-04-10'),
      /expected a day from 2024-04-10 to 2034-04-08/,
    );
  }
});
