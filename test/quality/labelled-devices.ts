/** Devices of which it is known what they miss: those beside the recorded feed, and our own. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InventoryReading } from '../../src/inventory/model.ts';
import { sharedFolder } from './shared.ts';

/** Of what part of the install list a label speaks: all of it, or what Windows, the .NET Framework or both bring. */
export type Scope = 'all' | 'legacy' | 'os' | 'dotnet' | 'osdotnet';

export interface Expectation {
  /** The install list, whole within `scope`. Marked entries stand apart. */
  readonly install?: readonly string[];
  readonly scope?: Scope;
  /** Monthly tools that Windows Update offers everywhere: not in question. */
  readonly recurring?: readonly string[];
  /** Offered too, beside a rollup that would close it: right on the list and right off it. */
  readonly also?: readonly string[];
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
  /** What must not stand on the install list without a mark, whatever the scope. */
  readonly never?: readonly string[];
  /** Ids that we know to get wrong, each with the reason. */
  readonly known?: Readonly<Record<string, string>>;
}

/** What we know to get wrong on the devices beside the feed. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '7_sp1_x64_enterprise_en-us_20190305': {
    '3109560': 'the inventory, taken the day after Windows Update was asked, lists it as installed',
  },
  'packer-windows-82 1709': {
    '4054517': 'Windows Update held January 2018 back until an antivirus had set its key; no inventory tells of that',
    '4056892': 'what it held back',
  },
};

export function labelledDevices(): LabelledDevice[] {
  const beside = ['truth/devices.json', 'truth/offers.json']
    .flatMap((file) => readJson(join(sharedFolder(), file)))
    .map((device) => {
      const ours = known[device.name];
      return ours ? { ...device, known: ours } : device;
    });
  return [...beside, ...readJson(join(import.meta.dirname, 'devices.json'))];
}

function readJson(file: string): LabelledDevice[] {
  return JSON.parse(readFileSync(file, 'utf8')) as LabelledDevice[];
}
