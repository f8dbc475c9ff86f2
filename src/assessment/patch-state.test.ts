import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf, patchStateOf } from './patch-state.ts';

const reading = { computerDnsName: 'pc-7', osName: 'Windows 10', osVersion: '10.0.17763.1' };

test('devices whose edition differs share no answer', () => {
  const fingerprints = [undefined, 'Professional', 'EnterpriseS'].map((osEdition) =>
    fingerprintOf(patchStateOf(osEdition === undefined ? reading : { ...reading, osEdition })),
  );
  assert.equal(new Set(fingerprints).size, 3);
});

test('a device without an EditionID keeps the state that it had before there was one', () => {
  assert.deepEqual(patchStateOf(reading), { osName: 'Windows 10', osVersion: '10.0.17763.1' });
});
