import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planFileName, planFiles, planFileText } from './plan-file.ts';
import type { Planned } from './planned.ts';

const planned: Planned = {
  asOf: '2026-11-26',
  steps: [
    { kb: '5094126', name: 'June', released: '2026-06-09', restart: 'Yes', devices: 130, pairs: 30_257 },
    { kb: '5066791', name: 'a\r\nRemove-Item C:\\ #', released: '2025-10-14', restart: '', devices: 23, pairs: 21_296 },
  ],
};

test('every file has all updates of the plan, in its order, and its day in its name', () => {
  for (const file of planFiles) {
    const text = planFileText(file, planned);
    assert.ok(text.indexOf('5094126') > 0 && text.indexOf('5066791') > text.indexOf('5094126'), file);
    assert.match(planFileName(file, planned), new RegExp(`^plan-${file}-2026-11-26\\.(ps1|csv)$`));
  }
});

test('a name with an end of line in it begins no line of a script', () => {
  for (const file of ['wsus', 'configmgr'] as const) {
    const lines = planFileText(file, planned).split('\r\n');
    assert.ok(lines.some((line) => line.startsWith("    '5066791' # a Remove-Item")));
    assert.ok(!lines.some((line) => line.startsWith('Remove-Item')));
  }
});

test('the list for Intune names the release by its day, as its policies do', () => {
  const [heading, first] = planFileText('intune', planned).split('\r\n');
  assert.equal(heading, 'release,kb,name,restart,devices,closes');
  assert.equal(first, '2026-06-09,KB5094126,June,Yes,130,30257');
});
