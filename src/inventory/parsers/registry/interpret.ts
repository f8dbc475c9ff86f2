/** What the keys of a registry say about a device: which key means what, each under its own name. */

import type { KbNumber } from '../../../brand.ts';
import { readCurrentVersion, readNumber } from '../../current-version.ts';
import { parseDeviceName } from '../../devices.ts';
import { joinReadings } from '../../join.ts';
import { findKbNumbers, sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseProcessor } from '../../processor.ts';
import { type ListedSoftware, sortSoftware } from '../../software-list.ts';
import type { RegistryKey } from './keys.ts';

type Meaning = (key: RegistryKey) => InventoryReading;

/** Keys that say something by themselves, told by the end of their path; 32-bit views included. */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/\\windows nt\\currentversion$/i, (key) => readCurrentVersion((name) => key.values.get(name))],
  [/\\net framework setup\\ndp\\v4(?:\\(?:full|client))?(?:\\\d+)?$/i, readDotNetRelease],
  [/\\session manager\\environment$/i, readEnvironment],
  [/\\(?:active)?computername$/i, (key) => readName(key, 'computername')],
  [/\\tcpip\\parameters$/i, (key) => readName(key, 'hostname')],
  [/\\secureboot\\state$/i, readSecureBoot],
];

/** One device from all keys: its system, its software, its updates. */
export function interpretKeys(keys: readonly RegistryKey[]): InventoryReading {
  const readings = keys.flatMap((key) => meanings.flatMap(([path, read]) => (path.test(key.path) ? [read(key)] : [])));
  return joinReadings([...readings, readUninstall(keys), readPackages(keys)]);
}

/** Keys that interpretKeys makes something of. */
export function isKnownKey(key: RegistryKey): boolean {
  return meanings.some(([path]) => path.test(key.path)) || isUninstall(key) || packageKb(key) !== undefined;
}

function readDotNetRelease(key: RegistryKey): InventoryReading {
  const release = readNumber(key.values.get('release'));
  return release === undefined || release === 0 ? {} : { dotNetRelease: release };
}

function readEnvironment(key: RegistryKey): InventoryReading {
  const osProcessor = parseProcessor(String(key.values.get('processor_architecture') ?? ''));
  return osProcessor === undefined ? {} : { osProcessor };
}

function readName(key: RegistryKey, value: string): InventoryReading {
  const name = parseDeviceName(String(key.values.get(value) ?? ''));
  return name === undefined ? {} : { computerDnsName: name };
}

function readSecureBoot(key: RegistryKey): InventoryReading {
  const enabled = readNumber(key.values.get('uefisecurebootenabled'));
  return enabled === undefined ? {} : { secureBoot: enabled === 1 };
}

function isUninstall(key: RegistryKey): boolean {
  return /\\uninstall\\[^\\]+$/i.test(key.path) && key.values.has('displayname');
}

function readUninstall(keys: readonly RegistryKey[]): InventoryReading {
  const entries = keys.filter(isUninstall);
  if (entries.length === 0) return {};
  const { software, kbs } = sortSoftware(entries.map(toSoftware));
  return { software, ...(kbs.length > 0 && { installedKbs: sortKbNumbers(kbs) }) };
}

function toSoftware({ values }: RegistryKey): ListedSoftware {
  const text = (name: string) => (values.has(name) ? String(values.get(name)) : undefined);
  return {
    name: text('displayname'),
    version: text('displayversion'),
    vendor: text('publisher'),
    isUpdate: text('parentkeyname') !== undefined || text('releasetype') !== undefined,
  };
}

/** Component Based Servicing: state 0x70 is installed; staged, pending and superseded ones have others. */
const installedState = 0x70;

function readPackages(keys: readonly RegistryKey[]): InventoryReading {
  const packages = keys.flatMap((key) => packageKb(key) ?? []);
  const installed = packages.filter(({ state }) => state === installedState);
  return packages.length === 0 ? {} : { installedKbs: sortKbNumbers(installed.map(({ kb }) => kb)) };
}

function packageKb(key: RegistryKey): { readonly kb: KbNumber; readonly state: number } | undefined {
  const name = /\\component based servicing\\packages\\(?:package_(?:\d+_)?for_)(kb\d{6,8})~[^\\]*$/i.exec(
    key.path,
  )?.[1];
  const kb = findKbNumbers(name ?? '')[0];
  const state = readNumber(key.values.get('currentstate'));
  return kb === undefined || state === undefined ? undefined : { kb, state };
}
