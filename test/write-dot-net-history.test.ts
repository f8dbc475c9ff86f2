/** The script that renews the history of .NET Framework updates, on a page of our own making. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  dotNetTableFile,
  readDotNetTable,
  releasesOf,
  withNotes,
  writeDotNetTable,
} from '../scripts/write-dot-net-history.ts';

const page = `---
title: October 2031 cumulative update
---
_Released October 14, 2031_

| Product version | Cumulative update |
| --- | --- |
| **Windows 11, version 25H2** | |
| .NET Framework 3.5, 4.8.1 | [7000001](https://example.org) |
| **Windows 11, version 24H2** | |
| .NET Framework 3.5, 4.8.1 | [7000002](https://example.org) |
| **Windows 10, version 22H2** | **[7000003](https://example.org)** |
| .NET Framework 3.5, 4.8 | [7000004](https://example.org) |
| **Windows 10 1607 and Windows Server 2016** | |
| .NET Framework 3.5, 4.6.2, 4.7, 4.7.1, 4.7.2 | [7000005](https://example.org) |

| Product version | Security Only Update |
| --- | --- |
| **Windows Server 2012** | **[7000006](https://example.org)** |
`;

test('the table of .NET Framework updates is what its script writes of it', () => {
  const file = readFileSync(dotNetTableFile, 'utf8');
  const [, day = ''] = /as of (\d{4}-\d\d-\d\d);/.exec(file) ?? [];
  assert.equal(file, writeDotNetTable(readDotNetTable(), day));
});

test('release notes tell of each line its parent and its children, without Security Only updates and those of Windows itself', () => {
  assert.deepEqual(releasesOf(page), [
    { build: 19045, token: '311014:7000003:b7000004' },
    { build: 26100, token: '311014::c7000002:c7000001' },
  ]);
  assert.equal(
    releasesOf(page.replace('cumulative update', 'cumulative update preview'))[0]?.token.slice(0, 8),
    '311014p:',
  );
  assert.deepEqual(releasesOf('# What is new'), []);
});

test('a release that the table has stays as it is, and a difference is told', () => {
  const known = new Map([[19045, ['311014:7000003:b7000009']]]);
  const { table, differences } = withNotes(known, releasesOf(page));
  assert.deepEqual(
    [...table],
    [
      [19045, ['311014:7000003:b7000009']],
      [26100, ['311014::c7000002:c7000001']],
    ],
  );
  assert.equal(differences.length, 1);
});

test('a system or a set of versions that nobody foresaw ends the run with what to do', () => {
  assert.throws(() => releasesOf(page.replace('25H2', '31H2')), /add it/);
  assert.throws(() => releasesOf(page.replace('3.5, 4.8.1', '3.5, 4.9')), /add a letter/);
});
