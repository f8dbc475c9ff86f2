import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixKindOf } from './fix-kinds.ts';

const spellings: readonly (readonly [subType: string, kind: string])[] = [
  ['Security Update', 'security-update'],
  ['Cumulative Update', 'security-update'],
  ['VIA Processors Security Update', 'security-update'],
  ['Monthly Rollup', 'monthly-rollup'],
  ['VIA Processors Monthly Rollup', 'monthly-rollup'],
  ['Security Only', 'security-only'],
  ['VIA Processors Security Only', 'security-only'],
  ['IE Cumulative', 'ie-cumulative'],
  ['Alternate Cumulative', 'alternate-cumulative'],
  ['Security Hotpatch Update', 'hotpatch'],
  ['SecurityHotpatchUpdate', 'hotpatch'],
  ['Security HotPatch Update', 'hotpatch'],
  ['AzureHotpatch', 'hotpatch'],
  ['Standalone', 'standalone'],
  ['Standalone Security Update', 'standalone'],
  ['Preview Rollup', 'preview'],
  ['ServicingStackUpdate', 'servicing-stack'],
  ['Servicing Stack Update', 'servicing-stack'],
  ['Update', 'other'],
  ['Update history', 'other'],
  ['Setup DU', 'other'],
];

test('every spelling of the feed has its kind', () => {
  for (const [subType, kind] of spellings) assert.deepEqual(fixKindOf(subType), { kind, known: true }, subType);
});

test('a spelling that tells nothing gives no kind', () => {
  for (const subType of ['', ' ', 'Other']) assert.deepEqual(fixKindOf(subType), { kind: undefined, known: true });
});

test('a spelling that nobody has seen is told apart from one that tells nothing', () => {
  for (const subType of ['Security Coldpatch', 'constructor']) {
    assert.deepEqual(fixKindOf(subType), { kind: undefined, known: false });
  }
});
