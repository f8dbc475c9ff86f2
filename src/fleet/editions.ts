/** The names that a system of a fleet gives itself. */

import type { InventoryReading } from '../inventory/model.ts';
import { pickByShare } from './chance.ts';
import { longTermBuilds } from './mix.ts';
import type { System } from './systems.ts';

interface Edition {
  readonly name: string;
  /** The registry's EditionID. */
  readonly id: string;
  readonly share: number;
}

const clients: readonly Edition[] = [
  { name: 'Enterprise', id: 'Enterprise', share: 0.6 },
  { name: 'Pro', id: 'Professional', share: 0.32 },
  { name: 'Education', id: 'Education', share: 0.05 },
  { name: 'Home', id: 'Core', share: 0.03 },
];

const beforeWindows10: readonly Edition[] = [
  { name: 'Enterprise', id: 'Enterprise', share: 0.5 },
  { name: 'Pro', id: 'Professional', share: 0.5 },
];

const longTerm: Edition = { name: 'Enterprise LTSC', id: 'EnterpriseS', share: 1 };

const servers: readonly Edition[] = [
  { name: 'Standard', id: 'ServerStandard', share: 0.65 },
  { name: 'Datacenter', id: 'ServerDatacenter', share: 0.35 },
];

/** The edition at this fraction of all shares. Some agents tell its id as well. */
export function editionFor(
  { line, build, installationType }: System,
  fraction: number,
): Pick<InventoryReading, 'osName' | 'osEdition'> {
  if (/^Azure/.test(line)) return { osName: 'Azure Stack HCI' };
  const edition = pickByShare(editionsOf(build, installationType === 'Client'), fraction);
  const [, product = line] = /^(Windows (?:Server (?:20\d\d(?: R2)?)?|[\d.]+))/.exec(line) ?? [];
  const osName = `Microsoft ${product.trim()} ${edition?.name}`;
  const tellsId = (fraction * 100) % 1 < 0.5;
  return { osName, ...(edition && tellsId && { osEdition: edition.id }) };
}

function editionsOf(build: number, isClient: boolean): readonly Edition[] {
  if (!isClient) return servers;
  if (longTermBuilds.includes(build)) return [longTerm];
  return build < 10_240 ? beforeWindows10 : clients;
}
