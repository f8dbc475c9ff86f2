/** Defender's Software. What we do not know and Defender has no null for is 0 or false: `impactScore`, `activeAlert`. */

import type { SoftwareFigures } from '../board/open-figures.ts';
import { softwareIdOf, vendorOf } from './software-names.ts';

export interface SoftwareRow {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  /** Vulnerabilities that are open in it on some device. */
  readonly weaknesses: number;
  /** Of one of these. */
  readonly publicExploit: boolean;
  readonly activeAlert: false;
  readonly exposedMachines: number;
  readonly impactScore: 0;
}

export function softwareRow(
  { software, vulnerabilities, exposedDevices }: SoftwareFigures,
  publicExploit: boolean,
): SoftwareRow {
  return {
    id: softwareIdOf(software),
    name: software,
    vendor: vendorOf(software),
    weaknesses: vulnerabilities.length,
    publicExploit,
    activeAlert: false,
    exposedMachines: exposedDevices,
    impactScore: 0,
  };
}
