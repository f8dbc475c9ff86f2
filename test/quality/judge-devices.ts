/** Holds the answer for each labelled device against its label. */

import { assessState } from '../../src/assessment/assess.ts';
import type { Assessment } from '../../src/assessment/model.ts';
import { isOffered } from '../../src/assessment/offer-list.ts';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { Expectation, LabelledDevice } from './labelled-devices.ts';

export interface DeviceScore {
  readonly name: string;
  readonly hits: number;
  readonly falseAlarms: readonly string[];
  readonly misses: readonly string[];
  /** Of the two, those that nobody has explained yet. */
  readonly unexplained: readonly string[];
}

export function judgeDevice(catalog: Catalog, device: LabelledDevice): DeviceScore {
  const answer = assessState(catalog, patchStateOf(device.inventory), device.asOf);
  const expected = new Set(labelOf(device.expected));
  const given = new Set(answer.status === 'assessed' ? answerOf(answer, device.expected) : []);
  const falseAlarms = [...given].filter((id) => !expected.has(id));
  const misses = [...expected].filter((id) => !given.has(id));
  return {
    name: device.name,
    hits: [...given].filter((id) => expected.has(id)).length,
    falseAlarms,
    misses,
    unexplained: [...falseAlarms, ...misses].filter((id) => device.known?.[id] === undefined),
  };
}

function labelOf(expected: Expectation): readonly string[] {
  return expected.install ?? expected.missing ?? expected.osCves ?? [];
}

function answerOf(answer: Assessment, expected: Expectation): readonly string[] {
  if (expected.install) return answer.install.filter(isOffered).map(({ id }) => id);
  if (expected.missing) return answer.missing.map(({ id }) => id);
  const systems = /^windows_/;
  return answer.missing.flatMap(({ cves }) =>
    Object.entries(cves).flatMap(([software, ids]) => (systems.test(software) ? ids : [])),
  );
}
