/** Which exceptions count on a day, on which devices, and for what of all that is open there. */

import type { KbNumber, MachineId } from '../../brand.ts';
import type { Exception } from './model.ts';

export type ExceptionState = 'active' | 'expired' | 'not yet';

/** It counts from its first day to the end of its last. */
export function stateOn({ since, expires }: Exception, day: string): ExceptionState {
  if (day < since) return 'not yet';
  return day <= expires ? 'active' : 'expired';
}

export function activeOn(exceptions: readonly Exception[], day: string): readonly Exception[] {
  return exceptions.filter((exception) => stateOn(exception, day) === 'active');
}

/** Those for devices with these tags; with an id, those for that device as well. */
export function exceptionsOf(
  active: readonly Exception[],
  { tags, machineId }: { readonly tags: readonly string[]; readonly machineId?: MachineId },
): readonly Exception[] {
  const names = new Set(tags.map((tag) => tag.toLowerCase()));
  return active.filter((exception) => {
    if (exception.machineId !== undefined) return exception.machineId === machineId;
    return exception.tag === undefined || names.has(exception.tag.toLowerCase());
  });
}

/** What the exceptions of a device leave open on purpose. */
export interface Excepted {
  readonly everything: boolean;
  readonly kbs: ReadonlySet<KbNumber>;
  readonly vulnerabilities: ReadonlySet<string>;
}

/** Undefined where there are none. */
export function exceptedBy(exceptions: readonly Exception[]): Excepted | undefined {
  if (exceptions.length === 0) return undefined;
  return {
    everything: exceptions.some(({ kb, cve }) => kb === undefined && cve === undefined),
    kbs: new Set(exceptions.flatMap(({ kb }) => kb ?? [])),
    vulnerabilities: new Set(exceptions.flatMap(({ cve }) => cve ?? [])),
  };
}
