/** Holds the answer for each labelled device against its label. */

import type { Assessment, InstallUpdate } from '../../src/assessment/model.ts';
import { isOffered } from '../../src/assessment/offer-list.ts';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { assessState } from '../builders/assessor.ts';
import type { Expectation, LabelledDevice, Scope } from './labelled-devices.ts';

export interface DeviceScore {
  readonly name: string;
  readonly hits: number;
  readonly falseAlarms: readonly string[];
  readonly misses: readonly string[];
  /** On the install list and not in question: marked entries. */
  readonly apart: readonly string[];
  /** Of false alarms and misses those that nobody has explained yet, and explanations of what is right. */
  readonly unexplained: readonly string[];
}

export function judgeDevice(catalog: Catalog, device: LabelledDevice): DeviceScore {
  const answer = assessState(catalog, patchStateOf(device.inventory), device.asOf);
  const expected = new Set(labelOf(device.expected));
  const given = new Set(answer.status === 'assessed' ? answerOf(answer, device.expected) : []);
  const marked = answer.install.filter((entry) => !isOffered(entry)).map(({ id }) => id);
  const unmarked = answer.install.filter(isOffered).map(({ id }) => String(id));
  const forbidden = (device.never ?? []).filter((id) => unmarked.includes(id));
  const falseAlarms = [...new Set([...[...given].filter((id) => !expected.has(id)), ...forbidden])];
  const misses = [...expected].filter((id) => !given.has(id));
  const differences = [...falseAlarms, ...misses];
  const stale = Object.keys(device.known ?? {}).filter((id) => !differences.includes(id));
  return {
    name: device.name,
    hits: [...given].filter((id) => expected.has(id)).length,
    falseAlarms,
    misses,
    apart: device.expected.install ? marked : [],
    unexplained: [
      ...differences.filter((id) => device.known?.[id] === undefined).map((id) => `${id} is a new miss or false alarm`),
      ...stale.map((id) => `${id} is right now, but listed as known to be wrong`),
    ],
  };
}

function labelOf(expected: Expectation): readonly string[] {
  return expected.install ?? expected.missing ?? expected.osCves ?? [];
}

function answerOf(answer: Assessment, expected: Expectation): readonly string[] {
  if (expected.install) return installedBy(answer, expected);
  if (expected.missing) return answer.missing.map(({ id }) => id);
  return answer.missing.flatMap(({ cves }) =>
    Object.entries(cves).flatMap(([software, ids]) => (systems.test(software) ? ids : [])),
  );
}

const systems = /^windows_/;

function installedBy(answer: Assessment, { scope = 'all', recurring = [], also = [] }: Expectation): string[] {
  return answer.install
    .filter((entry) => isOffered(entry) && isInScope(answer, entry, scope))
    .map(({ id }) => String(id))
    .filter((id) => !recurring.includes(id) && !also.includes(id));
}

/** By what the rows that the entry stands for say is affected. */
function isInScope({ missing }: Assessment, { id, replaces }: InstallUpdate, scope: Scope): boolean {
  if (scope === 'all' || scope === 'legacy') return true;
  const software = missing
    .filter((row) => row.id === id || replaces.includes(row.id))
    .flatMap((row) => row.productsNames);
  const ofSystem = software.some((name) => systems.test(name));
  const ofDotNet = !ofSystem && software.includes('.net_framework');
  return (scope !== 'dotnet' && ofSystem) || (scope !== 'os' && ofDotNet);
}
