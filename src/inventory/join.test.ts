import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KbNumber } from '../brand.ts';
import { joinReadings } from './join.ts';
import type { InventoryReading } from './model.ts';

const kbs = (...numbers: string[]) => numbers as KbNumber[];

test('what one file lacks another supplies, lists are united', () => {
  const joined = joinReadings([
    { computerDnsName: 'pc-7', osVersion: '10.0.19045', installedKbs: kbs('5034122', '971033') },
    { osVersion: '10.0.19045.3930', osProcessor: 'x64', installedKbs: kbs('5033909', '5034122') },
    { software: [{ name: 'Git', version: '2' }], dotNetRelease: 528040, lastSeen: '2024-01-01T00:00:00.000Z' },
    {
      software: [{ name: 'Git', version: '2', vendor: 'Git' }],
      dotNetRelease: 533320,
      lastSeen: '2024-02-01T00:00:00.000Z',
    },
  ]);
  assert.deepEqual(joined, {
    computerDnsName: 'pc-7',
    osVersion: '10.0.19045.3930',
    osProcessor: 'x64',
    installedKbs: ['971033', '5033909', '5034122'],
    software: [{ name: 'Git', version: '2', vendor: 'Git' }],
    lastSeen: '2024-02-01T00:00:00.000Z',
    dotNetRelease: 533320,
  });
});

test('an offered update that files name several times is one, with its title, in the order of numbers', () => {
  const joined = joinReadings([
    { windowsUpdateOffers: [{ kb: '5034122' as KbNumber }] },
    { windowsUpdateOffers: [{ kb: '971033' as KbNumber }, { kb: '5034122' as KbNumber, title: '2024-01 Update' }] },
  ]);
  assert.deepEqual(joined.windowsUpdateOffers, [{ kb: '971033' }, { kb: '5034122', title: '2024-01 Update' }]);
});

test('twenty thousand readings of one device are joined within a second of processor time', () => {
  const readings = Array.from({ length: 20_000 }, (_, index) => ({
    installedKbs: kbs(`${5_000_000 + index}`),
    software: [{ name: `Program ${index}` }],
  }));
  const before = process.cpuUsage();
  assert.equal(joinReadings(readings).software?.length, 20_000);
  assert.ok(process.cpuUsage(before).user < 1_000_000);
});

test('a list that nobody asked for stays absent', () => {
  assert.deepEqual(joinReadings([{ osVersion: '10.0.19045' }, {}]), { osVersion: '10.0.19045' });
  assert.deepEqual(joinReadings([]), {});
});

test('a short, a full and a NetBIOS name are one device', () => {
  const name = (...names: string[]) =>
    joinReadings(names.map((computerDnsName) => ({ computerDnsName }))).computerDnsName;
  assert.equal(name('PC-7', 'pc-7.contoso.com'), 'pc-7.contoso.com');
  assert.equal(name('pc-7.contoso.com', 'PC-7'), 'pc-7.contoso.com');
  assert.equal(name('MARKETING-LAPTO', 'marketing-laptop-17'), 'marketing-laptop-17');
});

test('Server Core outweighs Server, which may come from a name', () => {
  assert.equal(
    joinReadings([{ installationType: 'Server' }, { installationType: 'Server Core' }]).installationType,
    'Server Core',
  );
});

/** What contradicts, and what the message says. */
const contradictions: readonly (readonly [InventoryReading, InventoryReading, RegExp])[] = [
  [{ computerDnsName: 'a' }, { computerDnsName: 'b' }, /computer name: one says "a", another "b"/],
  [{ computerDnsName: 'a.x' }, { computerDnsName: 'a.y' }, /computer name/],
  [{ osVersion: '10.0.19045' }, { osVersion: '10.0.22631.1' }, /version.*"10\.0\.19045".*"10\.0\.22631\.1"/],
  [{ osVersion: '10.0.19045.1' }, { osVersion: '10.0.19045.2' }, /revision.*"10\.0\.19045\.1".*"10\.0\.19045\.2"/],
  [{ osProcessor: 'x64' }, { osProcessor: 'x86' }, /processor/],
  [{ osEdition: 'Professional' }, { osEdition: 'EnterpriseS' }, /edition.*"Professional".*"EnterpriseS"/],
  [{ installationType: 'Client' }, { installationType: 'Server' }, /installation type/],
];

for (const [a, b, message] of contradictions) {
  test(`${JSON.stringify(a)} contradicts ${JSON.stringify(b)}`, () => {
    assert.throws(() => joinReadings([a, b]), { code: 'InvalidInput', message });
  });
}
