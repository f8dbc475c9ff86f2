import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KbNumber } from '../../brand.ts';
import { coversDotNet, dotNetVersionOf } from './version.ts';

const kbs = (...numbers: string[]) => numbers as KbNumber[];

test('a build of Windows came with a version of the .NET Framework 4, but for Windows 7 and Server 2008', () => {
  const shipped: readonly (readonly [number, string | undefined])[] = [
    [6002, undefined],
    [7601, undefined],
    [9200, '4.5'],
    [9600, '4.5.1'],
    [10240, '4.6'],
    [10586, '4.6.1'],
    [14393, '4.6.2'],
    [15063, '4.7'],
    [16299, '4.7.1'],
    [17134, '4.7.2'],
    [17763, '4.7.2'],
    [18362, '4.8'],
    [18363, '4.8'],
    [19041, '4.8'],
    [19045, '4.8'],
    [20348, '4.8'],
    [22000, '4.8'],
    [22621, '4.8.1'],
    [22631, '4.8.1'],
    [25398, '4.8.1'],
    [26100, '4.8.1'],
    [26200, '4.8.1'],
    [28000, '4.8.1'],
  ];
  for (const [build, version] of shipped) assert.equal(dotNetVersionOf({}, build), version, String(build));
});

test('every Release value that Microsoft lists gives its version', () => {
  const releases: Readonly<Record<string, readonly number[]>> = {
    '4.5': [378389],
    '4.5.1': [378675, 378758],
    '4.5.2': [379893],
    '4.6': [393295, 393297],
    '4.6.1': [394254, 394271],
    '4.6.2': [394802, 394806],
    '4.7': [460798, 460805],
    '4.7.1': [461308, 461310],
    '4.7.2': [461808, 461814],
    '4.8': [528040, 528049, 528372, 528449],
    '4.8.1': [533320, 533325, 533509],
  };
  for (const [version, values] of Object.entries(releases)) {
    for (const dotNetRelease of values) {
      assert.equal(dotNetVersionOf({ dotNetRelease }, 9200), version, String(dotNetRelease));
    }
  }
});

test('the registry counts for more than what the build came with', () => {
  assert.equal(dotNetVersionOf({ dotNetRelease: 528049, installedKbs: kbs('5011048') }, 19045), '4.8');
});

test('the KB of an installer proves the version that it brings', () => {
  const facts: readonly (readonly [number, string, string])[] = [
    [7601, '4503548', '4.8'],
    [9200, '2901982', '4.5.2'],
    [9200, '4486081', '4.8'],
    [9600, '2934520', '4.5.2'],
    [9600, '3045563', '4.6'],
    [9600, '3102467', '4.6.1'],
    [9600, '3151864', '4.6.2'],
    [9600, '3186539', '4.7'],
    [9600, '4033369', '4.7.1'],
    [9600, '4054566', '4.7.2'],
    [9600, '4486105', '4.8'],
    [10240, '3102495', '4.6.1'],
    [14393, '4486129', '4.8'],
    [17763, '4486153', '4.8'],
    [19045, '5011048', '4.8.1'],
  ];
  for (const [build, kb, version] of facts) {
    assert.equal(dotNetVersionOf({ installedKbs: kbs(kb) }, build), version, `KB${kb} on ${build}`);
  }
});

test('an installer of a version before the one that Windows came with changes nothing', () => {
  assert.equal(dotNetVersionOf({ installedKbs: kbs('4054566') }, 18363), '4.8');
});

test('the list of software proves a version, but a language pack proves none', () => {
  assert.equal(dotNetVersionOf({ software: [{ name: 'Microsoft .NET Framework 4.7.2' }] }, 7601), '4.7.2');
  assert.equal(dotNetVersionOf({ software: [{ name: 'Microsoft .NET Framework 4.7.2 (Deutsch)' }] }, 7601), undefined);
});

test('a product of the feed covers the devices that have one of its versions of .NET Framework 4', () => {
  const both = 'Microsoft .NET Framework 3.5 AND 4.8 on Windows 10 Version 22H2 for x64-based Systems';
  const many = 'Microsoft .NET Framework 4.6.2/4.7/4.7.1/4.7.2 on Windows Server 2012 R2';
  assert.ok(coversDotNet(both, '4.8'));
  assert.ok(!coversDotNet(both, '4.8.1'));
  assert.ok(coversDotNet(many, '4.7.1'));
  assert.ok(!coversDotNet(many, '4.8'));
  assert.ok(!coversDotNet(many, undefined));
});

test('a product of the feed that names no version of .NET Framework 4 covers every device', () => {
  assert.ok(coversDotNet('Microsoft .NET Framework 3.5 on Windows Server 2012', '4.8'));
  assert.ok(
    coversDotNet('Microsoft .NET Framework 3.5.1 on Windows 7 for x64-based Systems Service Pack 1', undefined),
  );
});
