import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { deviceAhead, deviceBehind, devicePatched, deviceUnknown, march } from '../testing/assessed-devices.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { writeJson } from './json.ts';
import { writeNdjson } from './ndjson.ts';

test('json is one array with one element a device, in the order of the input', () => {
  const terminal = recordingTerminal();
  writeJson([deviceUnknown, deviceBehind, devicePatched], terminal.stdout);
  const elements = JSON.parse(terminal.out);
  assert.deepEqual(
    elements.map((element: { status: string }) => element.status),
    ['unknown', 'assessed', 'assessed'],
  );
  assert.deepEqual(Object.keys(elements[1]), ['machine', 'asOf', 'status', 'missing', 'install', 'notes']);
  assert.deepEqual(Object.keys(elements[0]), ['machine', 'asOf', 'status', 'reason', 'missing', 'install', 'notes']);
});

test('why an answer is stale stands among its notes, under a kind of its own', () => {
  const terminal = recordingTerminal();
  writeNdjson([deviceAhead], terminal.stdout);
  const { notes } = JSON.parse(terminal.out);
  assert.deepEqual(
    notes.map(({ kind, about }: { kind: string; about: string }) => [kind, about]),
    [
      ['stale', 'catalogue'],
      ['stale', '22631.9999'],
    ],
  );
});

test('json is an empty array when there is no device', () => {
  const terminal = recordingTerminal();
  writeJson([], terminal.stdout);
  assert.deepEqual(JSON.parse(terminal.out), []);
});

test('an element bears the inventory with the names of its products, and the six fields of the API first', () => {
  const terminal = recordingTerminal();
  writeNdjson([deviceBehind], terminal.stdout);
  const element = JSON.parse(terminal.out);
  assert.deepEqual(element.machine, {
    id: createHash('sha1').update('pc-12.example.com').digest('hex'),
    ...deviceBehind.reading,
    products: ['Windows 11 Version 23H2 for x64-based Systems'],
  });
  assert.deepEqual(Object.keys(element.missing[0]), [
    'id',
    'name',
    'productsNames',
    'url',
    'machineMissedOn',
    'cveAddressed',
    'releaseDate',
    'cves',
  ]);
  assert.deepEqual(element.missing[0].cves, march.cves);
});

test('ndjson is one line a device', () => {
  const terminal = recordingTerminal();
  writeNdjson([deviceBehind, devicePatched], terminal.stdout);
  assert.equal(terminal.out.trimEnd().split('\n').length, 2);
});
