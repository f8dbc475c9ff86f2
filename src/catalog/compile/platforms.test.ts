import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeProductName, platformOf } from './platforms.ts';

const platforms: readonly (readonly [product: string, platform: string | undefined])[] = [
  ['Internet Explorer 11 on Windows 10 for x64-based Systems', 'Windows 10 for x64-based Systems'],
  [
    'Microsoft .NET Framework 4.8 on Windows Server 2016  (Server Core installation)',
    'Windows Server 2016 (Server Core installation)',
  ],
  [
    'Adobe Flash Player on Windows Server, version 1709 (Server Core Installation)',
    'Windows Server, version 1709 (Server Core Installation)',
  ],
  [
    'Microsoft Windows Hyperlink Object Library on Windows Server 2008 for 32-bit Systems Service Pack 2',
    'Windows Server 2008 for 32-bit Systems Service Pack 2',
  ],
  ['Windows Server 2019', undefined],
  ['.NET 8.0 installed on Windows', undefined],
  ['.NET 8.0 installed on Linux', undefined],
  ['Excel Services on Microsoft SharePoint Server 2010 Service Pack 2', undefined],
  ['ASP.NET MVC 5.2 on Microsoft Visual Studio 2013 Update 5', undefined],
];

test('a component stands on the Windows that its name ends with, anything else on nothing', () => {
  for (const [product, platform] of platforms) assert.equal(platformOf(product), platform, product);
});

test('blanks in a name count once', () => {
  assert.equal(
    normalizeProductName(' Windows Server 2019 \u00a0(Server Core installation)\n'),
    'Windows Server 2019 (Server Core installation)',
  );
});
