import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixKinds } from '../../catalog/model.ts';
import { isCumulativeKind } from './cumulative-kinds.ts';

const cumulativeOn = (build: number) => fixKinds.filter((kind) => isCumulativeKind(kind, build));

test('from Windows 10 on security updates are cumulative, before it the Monthly Rollups and their previews', () => {
  assert.deepEqual(cumulativeOn(26100), ['security-update', 'alternate-cumulative']);
  assert.deepEqual(cumulativeOn(10240), ['security-update', 'alternate-cumulative']);
  assert.deepEqual(cumulativeOn(9600), ['monthly-rollup', 'preview']);
});
