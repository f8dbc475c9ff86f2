import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import { supportOfFleet } from './support-of-fleet.ts';

const known = catalog()
  .document('2026-Jan')
  .update('9000001')
  .fixes('CVE-2026-0001')
  .in('Windows 10 Version 22H2 for x64-based Systems', { build: '10.0.19045.9001' })
  .in('Windows 11 Version 23H2 for x64-based Systems', { build: '10.0.22631.9001' })
  .build();

const win10 = device().build('19045.9001').but({ esu: false });
const win11 = device().build('22631.4000');

test('systems are told by release and edition with their last days, those that end first before the others', async () => {
  const board = await boardOf(
    known,
    [
      { device: win10, devices: 5 },
      { device: win10.but({ osVersion: '10.0.19045.9000' }), devices: 2 },
      { device: win10.but({ esu: true }), devices: 3 },
      { device: win11.but({ osName: 'Microsoft Windows 11 Pro' }), devices: 4 },
      { device: win11.but({ osName: 'Microsoft Windows 11 Enterprise' }), devices: 6 },
      { device: win11.but({ osName: 'Windows 11' }), devices: 1 },
      { device: device().build('99999.1'), devices: 9 },
    ],
    '2026-02-17',
  );
  const { devices, systems } = supportOfFleet(board, {});
  assert.deepEqual(devices, { assessed: 21, unknown: 9, unsupported: 0 });
  const win10Days = { line: 'Windows 10 22H2', editions: ['all'], until: '2025-10-14', esuUntil: '2028-10-10' };
  const win11Line = { line: 'Windows 11 23H2' };
  assert.deepEqual(systems, [
    { ...win10Days, standing: 'needs-esu', devices: 7, upgradeTo: 'Windows 11 25H2' },
    { ...win10Days, standing: 'with-esu', devices: 3, upgradeTo: 'Windows 11 25H2' },
    {
      ...win11Line,
      editions: ['home-pro'],
      until: '2025-11-11',
      standing: 'ended',
      devices: 4,
      upgradeTo: 'Windows 11 25H2',
    },
    { ...win11Line, editions: ['enterprise'], until: '2026-11-10', standing: 'supported', devices: 6 },
    { ...win11Line, editions: ['enterprise', 'home-pro'], until: '2026-11-10', standing: 'supported', devices: 1 },
  ]);
  assert.equal(supportOfFleet(board, { platform: 'Windows11' }).systems.length, 3);
});
