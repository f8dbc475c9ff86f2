import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import type { InstallationType, Inventory } from '../../inventory/model.ts';
import { type OsLine, osLines } from './os-lines.ts';
import { osPlatformOf } from './os-platform.ts';
import { findPlatform, indexPlatforms } from './platform.ts';

const names: readonly (string | undefined)[] = [
  undefined,
  'Windows',
  'Microsoft Windows 10 Pro',
  'Windows 11 Enterprise multi-session',
  'Microsoft Windows Server 2019 Datacenter',
  'Hyper-V Server 2016',
  'Microsoft Azure Stack HCI',
  'Microsoft Azure Local',
  'Майкрософт Windows 10 Корпоративная',
];

const installationTypes: readonly (InstallationType | undefined)[] = [undefined, 'Client', 'Server', 'Server Core'];

/** As the feed would name the line on x64. */
function productNameOf({ name, role }: OsLine): string {
  if (role === 'server') return name.replace(/^(Windows Server 2022) (23H2)$/, '$1, $2 Edition');
  return `${name.replace(/^(Windows 1[01]) (\w+)$/, '$1 Version $2')} for x64-based Systems`;
}

const update = catalog().document('2026-Oct').update('9000001').fixes('CVE-2026-1');
for (const line of osLines) update.in(productNameOf(line));
const platforms = indexPlatforms(update.build());

test('the API names a client or a server exactly where the engine judges one, whatever name and build come together', () => {
  const builds = new Set(osLines.map(({ build }) => build));
  for (const build of builds) {
    for (const osName of names) {
      for (const installationType of installationTypes) {
        const device = {
          osVersion: `10.0.${build}.1`,
          ...(osName !== undefined && { osName }),
          ...(installationType !== undefined && { installationType }),
        };
        const judged = findPlatform(platforms, device);
        const { osPlatform } = osPlatformOf(device as Inventory);
        const what = JSON.stringify(device);
        assert.equal(osPlatform !== null, judged.found, `${what}: ${osPlatform}`);
        if (!judged.found || osPlatform === null) continue;
        const { line } = judged.platform;
        assert.ok(line.replaceAll(' ', '').startsWith(osPlatform), `${what}: ${osPlatform}, judged as ${line}`);
        assert.equal(/^(WindowsServer|AzureStackHCI)/.test(osPlatform), judged.platform.role === 'server', what);
      }
    }
  }
});

test('a build that no table has is named by what the device calls itself, and not at all where it says nothing', () => {
  const platformOf = (facts: Partial<Inventory>) => osPlatformOf({ osVersion: '10.0.99999.1', ...facts } as Inventory);
  assert.equal(platformOf({ osName: 'Windows 11 Pro' }).osPlatform, 'Windows11');
  assert.equal(platformOf({ osName: 'Microsoft Azure Local' }).osPlatform, 'WindowsServer');
  assert.equal(platformOf({ installationType: 'Client', osName: 'Windows Server 2025' }).osPlatform, null);
  assert.equal(platformOf({}).osPlatform, null);
});
