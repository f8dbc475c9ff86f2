import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne } from '../../testing/read-text.ts';

test('states tell installed from missing; what waits for a restart is neither', () => {
  const states = [
    'Installed',
    'InstalledOther',
    'InstalledRejected',
    'InstalledPendingReboot',
    'Missing',
    'Failed',
    'NotApplicable',
  ];
  const Patches = states.map((State, n) => ({
    Title: `T${n}`,
    KBId: `KB500000${n}`,
    State,
    InstalledTime: 1546992000.0,
  }));
  assert.deepEqual(readOne(JSON.stringify({ Patches }), 'aws-ssm'), {
    installedKbs: ['5000000', '5000001', '5000002'],
    windowsUpdateOffers: [
      { kb: '5000004', title: 'T4' },
      { kb: '5000005', title: 'T5' },
    ],
  });
});
