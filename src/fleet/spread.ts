/** Which device is in which cohort, whose it is, and how long ago it was seen. */

import { fractionOf } from './chance.ts';

export interface Spread {
  cohortOf(device: number): number;
  tenantOf(device: number): string;
  /** Milliseconds since the device reported. */
  ageMsOf(device: number): number;
}

export interface SpreadOptions {
  readonly devices: number;
  readonly cohorts: number;
  readonly tenants: readonly [string, ...string[]];
  readonly seed: number;
}

/** Sizes of cohorts and of tenants: with this exponent the largest tenth of them has 40 of 100 devices. */
const skew = 2.5;

/** Below 0, where those of the cohorts are not. */
const draws = { cohort: -1, tenant: -2, age: -3 } as const;

/** Every cohort has a device; the first ones have the most, and so has the first tenant. */
export function spreadOf({ devices, cohorts, tenants, seed }: SpreadOptions): Spread {
  const stride = strideThrough(devices);
  return {
    cohortOf(device) {
      const place = (device * stride) % devices;
      return place < cohorts ? place : Math.floor(cohorts * fractionOf(seed, device, draws.cohort) ** skew);
    },
    tenantOf: (device) =>
      tenants[Math.floor(tenants.length * fractionOf(seed, device, draws.tenant) ** skew)] ?? tenants[0],
    ageMsOf: (device) => ageMsAt(fractionOf(seed, device, draws.age)),
  };
}

const dayMs = 86_400_000;

/** Most devices reported within the day, some within the week, a few were away for up to a month. */
function ageMsAt(fraction: number): number {
  if (fraction < 0.8) return Math.floor((dayMs * fraction) / 0.8);
  if (fraction < 0.95) return Math.floor(dayMs * (1 + (6 * (fraction - 0.8)) / 0.15));
  return Math.floor(dayMs * (7 + (23 * (fraction - 0.95)) / 0.05));
}

/** A step that meets every device once before it meets one again: the only devices of small cohorts lie scattered. */
function strideThrough(devices: number): number {
  let stride = Math.max(1, Math.floor(devices * 0.6180339887));
  while (greatestCommonDivisor(stride, devices) !== 1) stride += 1;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
