import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineIdOfName, parseMachineId } from '../brand.ts';
import { completeInventory } from './complete.ts';

test('the id is the SHA-1 of the lower-cased name', () => {
  assert.equal(machineIdOfName('PC-7.contoso.com'), '40484a7b9bdcdf0320cadf6e232237a22d9b0d0c');
  assert.equal(completeInventory({ computerDnsName: 'PC-7', osVersion: '10.0.19045' }).id, machineIdOfName('pc-7'));
});

test('an id that the inventory brings is kept', () => {
  const id = parseMachineId('2339ad14a01bd0299afb93dfa2550136057bff96');
  assert.ok(id);
  assert.equal(completeInventory({ id, computerDnsName: 'a', osVersion: '10.0.19045' }).id, id);
});

test('a device that its files do not name takes the name it is given', () => {
  assert.equal(completeInventory({ osVersion: '10.0.19045' }, 'pc-8').computerDnsName, 'pc-8');
});

test('without name or version nothing is stored, and the message says what to give', () => {
  assert.throws(() => completeInventory({ osVersion: '10.0.19045' }), {
    code: 'InvalidInput',
    message: /computerDnsName/,
  });
  assert.throws(() => completeInventory({ computerDnsName: 'pc-7' }), {
    code: 'InvalidInput',
    message: /pc-7.*osVersion/,
  });
});
