/** What tests of the engine expect of an answer, in domain words. */

import assert from 'node:assert/strict';
import type { Assessment } from '../../src/assessment/model.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { assessState } from './assessor.ts';
import type { DeviceBuilder } from './device.ts';

/** Later than every update that a test names. */
const laterThanAll = '2030-01-01';

export function assess(known: Catalog, subject: DeviceBuilder, asOf = laterThanAll): Assessment {
  return assessState(known, subject.state, asOf);
}

export function expectMissing(answer: Assessment, kbs: readonly string[]): void {
  assert.equal(answer.status, 'assessed', answer.reason ?? '');
  assert.deepEqual(
    answer.missing.map(({ id }) => String(id)),
    kbs,
  );
}

export function expectInstall(answer: Assessment, kbs: readonly string[]): void {
  assert.deepEqual(
    answer.install.map(({ id }) => String(id)),
    kbs,
  );
}
