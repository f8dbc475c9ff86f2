/** Answers about compliance with what was told first of days that are over: the server and the command line keep them alike. */

import type { Compliance } from '../../fleet/compliance/compliance.ts';
import {
  type ChangedFigure,
  changedFigures,
  type KeptFigures,
  type Published,
} from '../../fleet/compliance/published.ts';
import type { ComplianceQuestion } from '../../fleet/compliance/question.ts';
import type { DayPolicy } from '../../fleet/past/seen-past.ts';
import type { Known } from '../../fleet/past/subjects.ts';
import { namedDevices } from '../../fleet/policy/apply-policy.ts';
import type { FigureStore } from '../../store/figure-store.ts';
import { endOfDay } from '../../store/past-devices.ts';
import type { Store } from '../../store/store.ts';
import { TenantPolicy } from './tenant-policy.ts';

export interface ToldCompliance extends Compliance {
  /** When a day that is over was told first, and by which catalogue. Absent of a day that is not over. */
  readonly firstTold?: { readonly at: string; readonly catalogVersion: string };
  /** What was told then, and what is another figure now; there where they differ. */
  readonly published?: Published;
  readonly changed?: readonly ChangedFigure[];
}

export interface Telling {
  readonly tenant: string;
  readonly question: ComplianceQuestion;
  readonly known: Known;
  readonly now: number;
}

export async function tellFirst(
  figures: FigureStore,
  { tenant, question, known, now }: Telling,
  answer: Compliance,
): Promise<ToldCompliance> {
  const { day, total, parts, catalogVersion } = answer;
  const told = new Date(now).toISOString();
  if (day >= told.slice(0, 10)) return answer;
  const { within, severity, by } = question;
  const asked = JSON.stringify(['compliance', 1, { within, severity: [...severity].sort(), by, known }]);
  const kept: KeptFigures = { total, ...(parts !== undefined && { parts }) };
  const first = await figures.keepFirst(
    tenant,
    { question: asked, day },
    { figures: JSON.stringify(kept), catalogVersion, told },
  );
  if (first === undefined) return answer;
  const before = JSON.parse(first.figures) as KeptFigures;
  const changed = changedFigures(before, kept);
  const firstTold = { at: first.told, catalogVersion: first.catalogVersion };
  if (changed.length === 0) return { ...answer, firstTold };
  return { ...answer, firstTold, published: { ...firstTold, ...before }, changed };
}

/** Look-ups of named devices at a time. */
const atOnce = 50;

/** Exceptions as they stood at the end of the day, and the devices that they name as they were; rings as they are. */
export async function policyOfDay(store: Store, tenant: string, day: string): Promise<DayPolicy> {
  const own = new TenantPolicy(store.policy, tenant);
  const end = endOfDay(day);
  const [{ rings }, { exceptions }] = await Promise.all([own.read(), own.read(end)]);
  const policy = { rings, exceptions };
  const ids = namedDevices(policy, day);
  const named: DayPolicy['named'][number][] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const page = ids.slice(from, from + atOnce).map(async (machineId) => {
      const device = await store.devices.find(tenant, machineId);
      const interval = (await store.history.read(tenant, machineId)).findLast((one) => one.from <= end);
      return device && interval ? [{ machineId, state: interval.state, tags: device.tags }] : [];
    });
    named.push(...(await Promise.all(page)).flat());
  }
  return { policy, named };
}
