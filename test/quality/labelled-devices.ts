/** Devices of which it is known what they miss: those beside the recorded feed, and our own. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InventoryReading } from '../../src/inventory/model.ts';
import { sharedFolder } from './shared.ts';

export interface Expectation {
  /** The install list, whole. */
  readonly install?: readonly string[];
  /** The missing updates, whole. */
  readonly missing?: readonly string[];
  /** The exposed vulnerabilities of the operating system, whole. */
  readonly osCves?: readonly string[];
}

export interface LabelledDevice {
  readonly name: string;
  readonly asOf: string;
  readonly inventory: InventoryReading;
  readonly expected: Expectation;
  /** Ids that we know to get wrong, each with the reason. */
  readonly known?: Readonly<Record<string, string>>;
}

/** What we know to get wrong on the devices beside the feed. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '7_sp1_x64_enterprise_en-us_20190305': {
    '3109560': 'the inventory, taken the day after Windows Update was asked, lists it as installed',
  },
};

export function labelledDevices(): LabelledDevice[] {
  const beside = readJson(join(sharedFolder(), 'truth/devices.json')).map((device) => {
    const ours = known[device.name];
    return ours ? { ...device, known: ours } : device;
  });
  return [...beside, ...readJson(join(import.meta.dirname, 'devices.json'))];
}

function readJson(file: string): LabelledDevice[] {
  return JSON.parse(readFileSync(file, 'utf8')) as LabelledDevice[];
}
