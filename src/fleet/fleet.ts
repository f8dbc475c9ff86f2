/**
 * A made-up fleet: as many devices as are asked for, of the lines, updates and builds of a catalogue. Every inventory is
 * worked out from the seed and the number of its device, so that any of them comes out the same at any time, in any order.
 */

import { type CatalogKnowledge, createKnowledge } from '../assessment/catalog-knowledge.ts';
import { machineIdOfName } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Inventory } from '../inventory/model.ts';
import { type Cohort, chooseCohort } from './cohorts.ts';
import { levelAt } from './levels.ts';
import { type Report, reportOf } from './reports.ts';
import { type Spread, spreadOf } from './spread.ts';
import { systemsOf } from './systems.ts';
import { createUpdatesOfDay } from './updates.ts';

export interface FleetOptions {
  readonly devices: number;
  /** Who owns the devices; the first has most of them. */
  readonly tenants: readonly [string, ...string[]];
  /** Another seed, another fleet of the same shares. */
  readonly seed?: number;
  /** How many cohorts, each of which is in one patch state at a time; without it as many as fleets of that size have. */
  readonly states?: number;
}

export interface Fleet {
  readonly devices: number;
  readonly states: number;
  readonly tenants: readonly string[];
  /** The devices as they report at this moment. What comes out after the last document of the catalogue is not known. */
  at(moment: Date): FleetAtMoment;
  tenantOf(device: number): string;
}

/** Devices are numbered from 0. */
export interface FleetAtMoment {
  inventoryOf(device: number): Inventory;
  /** The same as JSON, without an end of line. */
  textOf(device: number): string;
  /** All devices, or those from one number up to another. */
  inventories(from?: number, to?: number): Generator<Inventory>;
  /** Calendar months between the newest security update of its system and the one that the device has; 0 only where that is the newest. */
  monthsBehind(device: number): number;
}

export function createFleet(catalog: Catalog, options: FleetOptions): Fleet {
  const { devices, tenants, seed = 1 } = options;
  const states = Math.min(devices, options.states ?? usualStates(devices));
  const spread = spreadOf({ devices, cohorts: states, tenants, seed });
  const describe = createDescriber(createKnowledge(catalog), seed);
  return {
    devices,
    states,
    tenants,
    tenantOf: spread.tenantOf,
    at: (moment) => createMoment(moment, devices, spread, describe(moment)),
  };
}

/** A thousand at ten thousand devices, ten thousand at a million. */
function usualStates(devices: number): number {
  return Math.round(10 * Math.sqrt(devices));
}

function createMoment(
  moment: Date,
  devices: number,
  { cohortOf, tenantOf, ageMsOf }: Spread,
  describe: (cohort: number) => Described,
): FleetAtMoment {
  const nameOf = (device: number, { prefix }: Described): string =>
    `${prefix}-${String(device).padStart(7, '0')}.${tenantOf(device)}`;
  const lastSeenOf = (device: number): string => new Date(moment.getTime() - ageMsOf(device)).toISOString();
  const inventoryOf = (device: number): Inventory => {
    const described = describe(cohortOf(device));
    const computerDnsName = nameOf(device, described);
    const { reading, level } = described;
    const id = machineIdOfName(computerDnsName);
    return { id, computerDnsName, ...reading, osVersion: level.osVersion, lastSeen: lastSeenOf(device) };
  };
  return {
    inventoryOf,
    textOf(device) {
      const described = describe(cohortOf(device));
      const name = nameOf(device, described);
      return `{"id":"${machineIdOfName(name)}","computerDnsName":"${name}",${described.text},"lastSeen":"${lastSeenOf(device)}"}`;
    },
    *inventories(from = 0, to = devices) {
      for (let device = from; device < to; device += 1) yield inventoryOf(device);
    },
    monthsBehind: (device) => describe(cohortOf(device)).monthsBehind,
  };
}

interface Described extends Report {
  /** The fields of the reading as JSON, without the braces. */
  readonly text: string;
  readonly prefix: 'pc' | 'srv';
  readonly monthsBehind: number;
}

/** What the cohorts report; each is made when a device of it is first asked for. */
function createDescriber(knowledge: CatalogKnowledge, seed: number) {
  const { catalog } = knowledge;
  const systems = systemsOf(knowledge);
  const updates = createUpdatesOfDay(knowledge);
  const cohorts: (Cohort | undefined)[] = [];
  const lastDay = catalog.feedDate.slice(0, 10);
  return (moment: Date) => {
    const today = moment.toISOString().slice(0, 10);
    const day = today < lastDay ? today : lastDay;
    const described: (Described | undefined)[] = [];
    return (number: number): Described => {
      const known = described[number];
      if (known) return known;
      const cohort = cohorts[number] ?? chooseCohort(number, seed, systems, catalog);
      cohorts[number] = cohort;
      const report = reportOf(cohort, day, updates);
      const made = {
        ...report,
        text: JSON.stringify(report.reading).slice(1, -1),
        prefix: report.reading.installationType === 'Client' ? 'pc' : 'srv',
        monthsBehind: monthsBehind(report, day),
      } as const;
      described[number] = made;
      return made;
    };
  };
}

function monthsBehind({ level }: Report, day: string): number {
  const { newest } = levelAt(level.system, { hotpatch: level.hotpatched, previews: false }, day);
  const reached = level.newest?.released ?? '';
  if (newest === undefined || newest.released <= reached) return 0;
  return reached === '' ? monthsBefore : Math.max(1, monthNumber(newest.released) - monthNumber(reached));
}

/** Of a device from before the first update that is known of its system. */
const monthsBefore = 99;

function monthNumber(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return year * 12 + month;
}
