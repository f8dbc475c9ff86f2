/** Malformed and misplaced FixedBuilds, and what they must do: the cases beside the recorded feed. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assessState } from '../builders/assessor.ts';
import { catalog } from '../builders/catalog.ts';
import { sharedFolder } from '../quality/shared.ts';

interface EdgeCase {
  readonly case: string;
  readonly os: string;
  readonly fixedBuilds: readonly string[];
  readonly vulnerable: boolean;
}

const file = join(sharedFolder(), 'truth/fixedbuild_edge_cases.json');
const product = 'Windows 11 version 21H2 for x64-based Systems';

for (const { case: title, os, fixedBuilds, vulnerable } of JSON.parse(readFileSync(file, 'utf8')) as EdgeCase[]) {
  test(`${title}: ${vulnerable ? 'missing' : 'not missing'}`, () => {
    const known = catalog()
      .document('2022-Jul')
      .update('9000001')
      .fixes('CVE-2022-1')
      .in(product, { builds: fixedBuilds })
      .build();
    const state = { osVersion: os, osProcessor: 'x64', installationType: 'Client' } as const;
    const answer = assessState(known, state, '2022-12-31');
    assert.equal(answer.status, 'assessed');
    assert.equal(answer.missing.length > 0, vulnerable);
  });
}
