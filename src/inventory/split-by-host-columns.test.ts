/** Which column of a list names the host of a row, and lists that are refused since several may, or none does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InventoryReading } from './model.ts';
import { readText, textLines } from './testing/read-text.ts';

const kbsByName = (readings: readonly InventoryReading[]) =>
  readings.map(({ computerDnsName, installedKbs }) => [computerDnsName, installedKbs]);

const hotfixes = (head: string, ...rows: readonly string[]) => readText(textLines(head, ...rows));

test('every column that Windows and people write beside a hotfix is known, in lists of one device', () => {
  const row = (n: number) => [
    `http://support.microsoft.com/?kbid=503412${n}`,
    n % 2 ? 'Update' : 'Security Update',
    n % 2 ? 'ok' : 'later',
    `KB503412${n}`,
    n % 2 ? 'SYSTEM' : 'anna',
    `${n}/2/2024`,
    n % 2 ? 'Important' : 'urgent',
    n % 2 ? 'done' : 'open',
    `00${n}`,
    n % 2 ? 'Ja' : 'Nein',
    n % 2 ? 'Treiber' : 'Sicherheit',
    `1${n} MB`,
    n % 2 ? 'erledigt' : 'offen',
  ];
  const head =
    'Caption,Description,FixComments,HotFixID,InstalledBy,InstalledOn,MsrcSeverity,Status,Nr,Neustart,Kategorie,Größe,Bemerkung';
  const { readings, problems } = hotfixes(head, row(1).join(), row(2).join(), row(3).join());
  assert.deepEqual(readings, [{ installedKbs: ['5034121', '5034122', '5034123'] }]);
  assert.deepEqual(problems, []);
});

test('the surer of two columns names the host, and one that is the same on every row does not', () => {
  const { readings } = hotfixes(
    'Site Server,Name,Source,HotFixID',
    'SCCM01,PC-1,WSUS,KB5034122',
    'SCCM01,PC-2,MU,KB5033909',
  );
  assert.deepEqual(kbsByName(readings), [
    ['PC-1', ['5034122']],
    ['PC-2', ['5033909']],
  ]);
  const collected = hotfixes('Collector,Computer,HotFixID', 'MGMT-1,PC-1,KB5034122', 'MGMT-1,PC-2,KB5033909');
  assert.equal(collected.readings.length, 2);
});

test('a column that tells whether the host is a server names none', () => {
  const { readings } = hotfixes('Server,HotFixID', 'True,KB5034122', 'True,KB5033909');
  assert.deepEqual(readings, [{ installedKbs: ['5033909', '5034122'] }]);
});

test('two columns that name different devices are refused with both', () => {
  const rows = ['PC-1,FS-1,KB5034122', 'PC-1,FS-2,KB5033909', 'PC-2,FS-1,KB5033909'];
  assert.throws(() => hotfixes('Computer Name,Server,HotFixID', ...rows), {
    code: 'InvalidInput',
    message: /"Computer Name" and "Server" name different devices.*FS-1.*FS-2/,
  });
});

test('a short name and the full one beside it are one device', () => {
  const { readings } = hotfixes(
    'PSComputerName,CSName,HotFixID',
    'pc-1.contoso.com,PC-1,KB5034122',
    'pc-2.contoso.com,PC-2,KB5033909',
  );
  assert.deepEqual(kbsByName(readings), [
    ['pc-1.contoso.com', ['5034122']],
    ['pc-2.contoso.com', ['5033909']],
  ]);
});

test("a row whose host is empty is nobody's: it is left out and reported, the others stay", () => {
  for (const rows of [
    ['PC-1,KB5034122', ',KB5033909', '-,KB5031539'],
    ['PC-1,KB5034122', 'PC-2,KB5031539', ',KB5033909', 'n/a,KB5033909'],
  ]) {
    const { readings, problems } = hotfixes('Computer,HotFixID', ...rows);
    assert.deepEqual(readings[0], { computerDnsName: 'PC-1', installedKbs: ['5034122'] });
    assert.match(problems[0]?.message ?? '', /2 rows .*name no device in the column "Computer"/);
  }
});

test('an update that one device has twice, once beside each of two names, betrays two devices', () => {
  const rows = ['MGMT,Kiste 1,KB5034122', 'MGMT,Kiste 2,KB5034122'];
  assert.throws(() => hotfixes('X,Behälter,HotFixID', ...rows), { code: 'InvalidInput', message: /"Behälter"/ });
  const named = ['MGMT,web-1,KB5034122', 'MGMT,web-2,KB5034122'];
  assert.throws(() => hotfixes('ComputerName,Behälter,HotFixID', ...named), {
    code: 'InvalidInput',
    message: /"Behälter"/,
  });
});

test('numbers of assets beside one update betray several devices, numbers of rows do not', () => {
  const rows = ['1,10023,KB5034122', '2,10024,KB5034122'];
  assert.throws(() => hotfixes('Nr,Inventar,HotFixID', ...rows), { code: 'InvalidInput', message: /"Inventar"/ });
  assert.equal(hotfixes('Nr,HotFixID', '1,KB5034122', '2,KB5034122').readings.length, 1);
});

test('packages of DISM below a line that names the host are of that host, or of nobody', () => {
  const entry = (kb: string) => [
    `Package Identity : Package_for_KB${kb}~31bf3856ad364e35~amd64~~10.0.1.3`,
    'State : Installed',
    '',
  ];
  const one = ['Server : A', ...entry('5034122')];
  assert.deepEqual(kbsByName(readText(textLines(...one)).readings), [['A', ['5034122']]]);
  const { readings, problems } = readText(textLines(...one, ...entry('5031988'), 'Server : B', ...entry('5033909')));
  assert.deepEqual(kbsByName(readings), [
    ['A', ['5034122']],
    ['B', ['5033909']],
  ]);
  assert.equal(problems.length, 1);
});

test('names that a narrow table cut off alike are refused where they must be several', () => {
  const table = (second: string) =>
    textLines('Source        HotFixID', '------        --------', 'DESKTOP-SJ... KB5034122', `DESKTOP-SJ... ${second}`);
  assert.equal(readText(table('KB5033909')).readings.length, 1);
  assert.throws(() => readText(table('KB5034122')), { code: 'InvalidInput', message: /"Source" are cut off/ });
});

test('software of two hosts under an unknown column is refused, the values of one registry are not', () => {
  const entry = (name: string, key: string, more: object = {}) => ({
    DisplayName: name,
    DisplayVersion: '1.0',
    PSChildName: key,
    ...more,
  });
  const own = [
    entry('Git', 'Git_is1', { 'Inno Setup: Language': 'de' }),
    entry('7-Zip', '7-Zip', { 'Inno Setup: Language': 'english' }),
  ];
  assert.equal(readText(JSON.stringify(own)).readings[0]?.software?.length, 2);
  const both = ['web-1', 'web-2'].flatMap((Kiste) => own.map((row) => ({ ...row, Kiste })));
  assert.throws(() => readText(JSON.stringify(both)), { code: 'InvalidInput', message: /"Kiste"/ });
});
