import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import { type KbNumber, parseKbNumber } from '../../brand.ts';
import type { Update } from '../../catalog/model.ts';
import { buildDotNetTrain } from './train.ts';

const product = 'Microsoft .NET Framework 3.5 AND 4.8 on Windows 10 Version 22H2 for x64-based Systems';
const known = catalog()
  .document('2025-Oct')
  .update('5066747')
  .fixes('CVE-2025-1')
  .in(product)
  .document('2026-Apr')
  .update('5082426')
  .fixes('CVE-2026-1')
  .in(product)
  .document('2030-Jan')
  .update('9000001')
  .fixes('CVE-2030-1')
  .in(product)
  .build();

const kb = (number: string) => parseKbNumber(number) as KbNumber;
const train = buildDotNetTrain(known.updates as readonly Update[], 19045, '4.8');
const positionOf = (number: string) => train.positionOf(kb(number)) ?? assert.fail(`KB${number} is not on the train`);

test('parent and child of one release stand at one stop', () => {
  assert.equal(positionOf('5066747'), positionOf('5066135'));
});

test('the stop bears the update that the feed names', () => {
  assert.equal(train.members[positionOf('5082426')]?.update?.kb, '5082426');
});

test('an update that the history does not know stands by its day of release', () => {
  assert.equal(positionOf('9000001'), train.members.length - 1);
});

test('a child of another version is not on the train', () => {
  assert.equal(train.positionOf(kb('5066130')), undefined);
});

test('releases stand in order', () => {
  assert.ok(positionOf('5066747') < positionOf('5082426'));
});
