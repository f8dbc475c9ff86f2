/** Devices by whether they could be judged: those that could not are in no figure of what was open. */

import type { OpenCounts, StateNumber } from './judge.ts';

export interface DevicesByStatus {
  /** Could be judged. */
  readonly assessed: number;
  readonly unknown: number;
  readonly unsupported: number;
}

export function sumByStatus(
  devicesOf: ReadonlyMap<StateNumber, number>,
  judged: ReadonlyMap<StateNumber, OpenCounts>,
): DevicesByStatus {
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  for (const [state, { status }] of judged) devices[status] += devicesOf.get(state) ?? 0;
  return devices;
}
