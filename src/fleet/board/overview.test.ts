import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { device } from '../../../test/builders/device.ts';
import { threeMonthsWith } from '../../../test/builders/three-months.ts';
import { overviewOf } from './overview.ts';

const asOf = '2027-03-20';

const board = await boardOf(
  threeMonthsWith({ exploited: true }),
  [
    { device: device().build('19045.9003'), devices: 50 },
    { device: device().build('19045.9002'), devices: 30, tags: ['Pilot'] },
    { device: device().build('19045.9001'), devices: 5 },
    { device: device().build('19045.9000'), devices: 2 },
    { device: device().build('19045.8000'), devices: 1, tags: ['pilot', 'Berlin'] },
    { device: device().build('99999.1'), devices: 7 },
  ],
  asOf,
);

test('devices are counted by months of updates that they miss, those that cannot be judged apart', () => {
  assert.deepEqual(overviewOf(board, {}), {
    devices: { assessed: 88, unknown: 7, unsupported: 0 },
    fullyPatched: 50,
    behind: { oneMonth: 30, twoMonths: 5, threeMonthsOrMore: 3 },
    missingUpdates: 30 * 1 + 5 * 2 + 3 * 3,
    openVulnerabilities: 30 * 4 + 5 * 6 + 3 * 9,
    openExploited: 3,
    devicesWithExploited: 3,
    openInKev: 0,
    devicesWithKev: 0,
    excepted: { devices: 0, missingUpdates: 0, openVulnerabilities: 0 },
    distinct: { updates: 3, vulnerabilities: 9, exploited: 1, inKev: 0 },
  });
});

test('a filter leaves the devices for which all of it holds, in whatever case it is written', () => {
  const devicesOf = (filter: object) => {
    const { assessed, unknown } = overviewOf(board, filter).devices;
    return assessed + unknown;
  };
  assert.equal(devicesOf({ platform: 'windows10' }), 88);
  assert.equal(devicesOf({ platform: 'Windows11' }), 7);
  assert.equal(devicesOf({ tag: 'PILOT' }), 31);
  assert.equal(devicesOf({ tag: 'pilot', software: 'Windows_10' }), 31);
  assert.equal(devicesOf({ software: 'edge' }), 0);
  assert.equal(devicesOf({ status: 'unknown' }), 7);
});
