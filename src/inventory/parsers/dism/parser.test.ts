import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const token = '~31bf3856ad364e35~amd64~~';

function list(words: { readonly installed: string; readonly other: string }, ...head: readonly string[]): string {
  const entry = (identity: string, state: string) => [
    `Identität : ${identity}`,
    `Status : ${state}`,
    'Typ : Update',
    'Zeit : 01.02.2024 10:33',
    '',
  ];
  return textLines(
    ...head,
    ...entry(`Microsoft-Windows-Foundation-Package${token}10.0.17763.1`, words.installed),
    ...entry(`Package_for_KB5034122${token}10.0.1.3`, words.installed),
    ...entry(`Package_1_for_KB5033909${token}10.0.1.3`, words.installed),
    ...entry(`Package_for_KB5034441${token}10.0.1.3`, words.other),
    ...entry(`Package_for_RollupFix${token}17763.5329.1.13`, words.installed),
    ...entry(`Package_for_RollupFix${token}17763.5458.1.1`, words.other),
    ...entry(`Package_for_ServicingStack_5327${token}17763.5327.1.1`, words.installed),
  );
}

test('the state of the foundation package is the word for "installed", in a language that no table knows', () => {
  assert.deepEqual(readOne(list({ installed: 'Gesette', other: 'Wartend' }), 'dism'), {
    osVersion: '10.0.17763.5329',
    osProcessor: 'x64',
    installedKbs: ['5033909', '5034122'],
  });
});

test('the version of the image is the second of the two that DISM prints', () => {
  const text = list(
    { installed: 'Installé', other: 'Installation en attente' },
    'Outil',
    'Version : 10.0.19041.844',
    '',
    'Version de l’image : 10.0.19045.3930',
    '',
  );
  assert.equal(readOne(text, 'dism').osVersion, '10.0.19045.3930');
});

test('a rollup of a build that several releases share does not tell the release', () => {
  const text = list({ installed: 'Installed', other: 'Staged' }).replaceAll('17763.5329', '19041.3803');
  assert.equal(readOne(text, 'dism').osVersion, undefined);
});

test('a table has the state in its second column', () => {
  const row = (name: string, state: string) => `${name}${token}10.0.1.3 | ${state} | Update | 2/12/2024 10:33 AM`;
  const text = textLines(
    'Package Identity | State | Release Type | Install Time',
    '--- | --- | --- | ---',
    row('Package_for_KB5034122', 'Installed'),
    row('Package_for_KB5034441', 'Install Pending'),
    row('Package_for_KB5034442', 'Superseded'),
  );
  assert.deepEqual(readOne(text, 'dism').installedKbs, ['5034122']);
});

test('Get-WindowsPackage writes the state as a word or as the number 4', () => {
  const name = (kb: string) => `Package_for_${kb}${token}10.0.1.3`;
  const json = JSON.stringify([
    { PackageName: name('KB5034122'), PackageState: 4 },
    { PackageName: name('KB5034441'), PackageState: 5 },
  ]);
  assert.deepEqual(readOne(json, 'dism').installedKbs, ['5034122']);
  const text = textLines(
    `PackageName  : ${name('KB5034122')}`,
    'PackageState : Installed',
    'ReleaseType  : Update',
    '',
    `PackageName  : ${name('KB5034441')}`,
    'PackageState : Staged',
  );
  assert.deepEqual(readOne(text, 'dism').installedKbs, ['5034122']);
});

test('states that nobody can tell give no KB, and the file says so', () => {
  const text = textLines(`X : Package_for_KB5034122${token}10.0.1.3`, 'Y : Blergh');
  const { readings, notes } = readText(text);
  assert.deepEqual(readings[0]?.installedKbs, undefined);
  assert.match(notes[0]?.message ?? '', /none of 1 packages/);
});

test('the cumulative update of .NET is told by its version, as software', () => {
  const text = textLines(
    ...[
      ['Microsoft-Windows-Foundation-Package', '10.0.17763.1'],
      ['Package_for_DotNetRollup', '10.0.4690.3'],
    ].flatMap(([name, version]) => [`Package Identity : ${name}${token}${version}`, 'State : Installed', '']),
  );
  assert.deepEqual(readOne(text, 'dism').software, [
    { name: 'Microsoft .NET Framework Rollup', version: '10.0.4690.3', vendor: 'Microsoft Corporation' },
  ]);
});
