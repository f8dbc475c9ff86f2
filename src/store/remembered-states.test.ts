import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { MachineId } from '../brand.ts';
import { RememberedStates } from './remembered-states.ts';

function machineId(place: number): MachineId {
  return createHash('sha1').update(`pc-${place}`).digest('hex') as MachineId;
}

test('a state is remembered by tenant and machine, and the last one counts', () => {
  const states = new RememberedStates();
  states.set(1, machineId(7), 20);
  states.set(2, machineId(7), 30);
  states.set(1, machineId(7), 21);
  assert.equal(states.get(1, machineId(7)), 21);
  assert.equal(states.get(2, machineId(7)), 30);
  assert.equal(states.get(3, machineId(7)), undefined);
  assert.equal(states.get(1, machineId(8)), undefined);
});

test('every digit of a machine id counts', () => {
  const states = new RememberedStates();
  const id = '0123456789abcdef0123456789abcdef01234567';
  states.set(1, id as MachineId, 5);
  for (let place = 0; place < id.length; place += 1) {
    const digit = id[place] === 'f' ? 'e' : 'f';
    const other = id.slice(0, place) + digit + id.slice(place + 1);
    assert.equal(states.get(1, other as MachineId), undefined, other);
  }
  assert.equal(states.get(1, id as MachineId), 5);
});

test('what is forgotten is not found, and can be remembered again', () => {
  const states = new RememberedStates();
  states.set(1, machineId(7), 20);
  states.forget();
  assert.equal(states.get(1, machineId(7)), undefined);
  states.set(1, machineId(7), 0);
  assert.equal(states.get(1, machineId(7)), 0);
});

test('a table that grows keeps what it has', () => {
  const states = new RememberedStates({ firstEntries: 16 });
  for (let place = 0; place < 1_000; place += 1) states.set(place % 3, machineId(place), place);
  for (let place = 0; place < 1_000; place += 1) assert.equal(states.get(place % 3, machineId(place)), place);
});

test('more devices than the table has room for, and ids that fall into one place, never give the state of another', () => {
  const states = new RememberedStates({ firstEntries: 16, maxEntries: 64 });
  const sameFall = (place: number) => `00000000${place.toString(16).padStart(24, '0')}00000000` as MachineId;
  for (let place = 0; place < 1_000; place += 1) {
    const id = place % 2 === 0 ? machineId(place) : sameFall(place);
    states.set(1, id, place);
    assert.equal(states.get(1, id), place);
  }
  for (let place = 0; place < 1_000; place += 1) {
    const found = states.get(1, place % 2 === 0 ? machineId(place) : sameFall(place));
    assert.ok(found === undefined || found === place);
  }
});

test('a state whose number takes more than 32 bits is not remembered', () => {
  const states = new RememberedStates();
  states.set(1, machineId(7), 2 ** 32);
  assert.equal(states.get(1, machineId(7)), undefined);
});

test('a device that is forgotten hides none that lie in the places behind it', () => {
  const states = new RememberedStates({ firstEntries: 16, maxEntries: 16 });
  const ids = [1, 2, 3].map((number) => `${'0'.repeat(7)}1${'0'.repeat(31)}${number}`.slice(0, 40) as MachineId);
  for (const [place, id] of ids.entries()) states.set(1, id, place + 1);
  states.forgetDevice(1, ids[0] as MachineId);
  assert.deepEqual(
    ids.map((id) => states.get(1, id)),
    [undefined, 2, 3],
  );
  states.set(1, ids[0] as MachineId, 9);
  assert.equal(states.get(1, ids[0] as MachineId), 9);
});
