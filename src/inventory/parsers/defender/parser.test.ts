import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText } from '../../testing/read-text.ts';

const machine = {
  id: '2339ad14a01bd0299afb93dfa2550136057bff96',
  computerDnsName: 'pc-7.contoso.com',
  lastSeen: '2024-02-01T08:00:00.1234567Z',
  osPlatform: 'Windows10',
  osVersion: null as string | null,
  osProcessor: 'x64',
  agentVersion: '10.8790.19045.5608',
  osBuild: 19045 as number | null,
};
const read = (changes: Partial<typeof machine>) =>
  readOne(JSON.stringify({ value: [{ ...machine, ...changes }] }), 'defender');

test('a machine has its id, name, system and day, and no list of updates', () => {
  assert.deepEqual(read({}), {
    id: machine.id,
    computerDnsName: 'pc-7.contoso.com',
    osName: 'Windows 10',
    osVersion: '10.0.19045.5608',
    osProcessor: 'x64',
    installationType: 'Client',
    lastSeen: '2024-02-01T08:00:00.123Z',
  });
});

test("the version of the agent counts only where its build is the system's", () => {
  assert.equal(read({ agentVersion: '10.8760.22631.4317' }).osVersion, '10.0.19045');
  assert.equal(
    read({ osPlatform: 'WindowsServer2012R2', osBuild: 9600, agentVersion: '10.8735.26100.1' }).osVersion,
    '6.3.9600',
  );
  assert.equal(read({ osBuild: null }).osVersion, '10.0.19045.5608');
  assert.equal(read({ osVersion: '10.0.19045.4000' }).osVersion, '10.0.19045.4000');
});

test('the platform is a name with its blanks left out', () => {
  assert.equal(read({ osPlatform: 'WindowsServer2012R2' }).osName, 'Windows Server 2012 R2');
  assert.equal(read({ osPlatform: 'WindowsServer2012R2' }).installationType, 'Server');
});

test('a platform that is not told is not another system: the build decides, and the file says so', () => {
  for (const platform of [{ osPlatform: null }, { osPlatform: '' }]) {
    const { readings, notes } = readText(JSON.stringify([machine, { ...machine, ...platform }]));
    const { osName: _, installationType: __, ...expected } = read({});
    assert.deepEqual(readings[1], expected);
    assert.deepEqual(
      notes.map(({ message }) => message),
      ['the osPlatform of 1 device is not told'],
    );
  }
});

test('machines that do not run Windows are noted and left out', () => {
  const text = JSON.stringify([machine, { ...machine, osPlatform: 'Ubuntu' }]);
  const { readings, notes } = readText(text);
  assert.equal(readings.length, 1);
  assert.match(notes[0]?.message ?? '', /Ubuntu/);
});
