import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineId } from '../brand.ts';
import { type DeviceRow, toDevice } from './device-row.ts';

const id = 'a'.repeat(40) as MachineId;
const seen = '2026-07-06T08:00:00.000Z';
const row: DeviceRow = {
  id,
  name: 'PC',
  state: 1,
  firstSeen: seen,
  lastSeen: seen,
  detail: '{"software":[{"name":"Tool"}]}',
  canonical: '{"osVersion":"10.0.19045.1"}',
  tags: null,
  addresses: null,
};

test('a device is what its row, its state and its detail tell', () => {
  const inventory = { id, computerDnsName: 'PC', osVersion: '10.0.19045.1', software: [{ name: 'Tool' }] };
  assert.deepEqual(toDevice(row).inventory, inventory);
});

test('the whole inventory of a row of before stands', () => {
  const inventory = { id, computerDnsName: 'Pc', osVersion: '10.0.19045.2' };
  assert.deepEqual(toDevice({ ...row, detail: JSON.stringify(inventory) }).inventory, inventory);
});

test('a detail that is lost is a failure of the store, and no device without software', () => {
  for (const detail of [null, undefined]) {
    assert.throws(() => toDevice({ ...row, detail }), { code: 'StoreUnavailable', message: new RegExp(id) });
  }
});
