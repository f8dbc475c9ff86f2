import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KbNumber, MachineId } from '../brand.ts';
import { fields, stateFields } from '../inventory/fields.ts';
import type { InventoryReading } from '../inventory/model.ts';
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

test('a state keeps the fingerprint under which it is stored, in whatever order its fields were reported', () => {
  const kbs = ['4532693', '971033', '4532693'] as KbNumber[];
  const full: InventoryReading = {
    id: '2339ad14a01bd0299afb93dfa2550136057bff96' as MachineId,
    computerDnsName: 'pc-7.contoso.com',
    osName: 'Microsoft Windows 10 Enterprise',
    osEdition: 'Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: kbs,
    software: [
      { name: 'SQL Server 2019', version: '15', vendor: 'Microsoft Corporation' },
      { name: 'Git', version: '2', vendor: 'The Git Development Community' },
      { name: 'Microsoft Edge', vendor: 'Microsoft Corporation' },
    ],
    lastSeen: '2020-03-20T08:00:00.000Z',
    esu: true,
    hotpatch: false,
    secureBoot: true,
    dotNetRelease: 528040,
    windowsUpdateOffers: [{ kb: '4540673' as KbNumber }],
  };
  const reversed = Object.fromEntries(Object.entries(full).reverse()) as InventoryReading;
  for (const reading of [full, reversed]) {
    assert.equal(
      fingerprintOf(patchStateOf(reading)),
      '68ee90745424510a3bedb4ee78ecd390156fb90cc789e01077c75237cb2ca956',
    );
  }
});

test('identity, days, offers, addresses and a restart that is due are no part of the state', () => {
  const names = stateFields.map(([name]) => name);
  const others = Object.keys(fields).filter((name) => !names.includes(name as (typeof names)[number]));
  assert.deepEqual(others, ['id', 'computerDnsName', 'lastSeen', 'windowsUpdateOffers', 'restartDue', 'ipAddresses']);
});
