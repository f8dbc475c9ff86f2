/** From a device to the products of the feed that it has: its operating system and what stands on it. */

import { firstNamed, majorityOf, oneVoteEach } from '../../catalog/majority.ts';
import type { Catalog, Product } from '../../catalog/model.ts';
import type { Processor } from '../../inventory/model.ts';
import { type OsBuild, parseOsBuild } from '../../inventory/os-build.ts';
import { lineAliases, namedInstead, type OsLine, osLines } from './os-lines.ts';
import { type OsProductName, parseOsProductName } from './product-name.ts';
import { findRole, type OsRole, type RoleFacts } from './role.ts';

/** One operating system of the feed on one architecture, and every component that the feed puts on it. */
export interface Platform {
  readonly line: string;
  readonly build: number;
  readonly role: OsRole;
  /** Most often one; the feed has some operating systems twice. */
  readonly products: readonly Product[];
  readonly components: readonly Product[];
  /** Those among them that the feed names in place of the device's own. */
  readonly standIns: ReadonlySet<Product>;
}

export type PlatformFinding =
  | { readonly found: true; readonly platform: Platform; readonly processorAssumed: boolean }
  | { readonly found: false; readonly status: 'unknown' | 'unsupported'; readonly reason: string };

export interface OsFacts extends RoleFacts {
  readonly osVersion?: string;
  readonly osProcessor?: Processor;
}

interface NamedOs extends OsProductName {
  readonly product: Product;
}

/** The platforms of one catalogue: what is worked out of them is kept here. */
export interface PlatformIndex {
  readonly catalog: Catalog;
  readonly systems: readonly NamedOs[];
  readonly componentsOf: ReadonlyMap<string, readonly Product[]>;
  readonly platforms: Map<string, Platform>;
  learnedLines?: readonly OsLine[];
}

export function indexPlatforms(catalog: Catalog): PlatformIndex {
  const systems: NamedOs[] = [];
  const componentsOf = new Map<string, Product[]>();
  const keys = new Map<string, string>();
  for (const product of catalog.products) {
    if (product.platform !== undefined) {
      const key = keys.get(product.platform) ?? keyOfSystem(product.platform);
      keys.set(product.platform, key);
      const components = componentsOf.get(key);
      if (components) components.push(product);
      else componentsOf.set(key, [product]);
      continue;
    }
    const name = parseOsProductName(product.name);
    if (name) systems.push({ ...name, line: lineAliases[name.line] ?? name.line, product });
  }
  return { catalog, systems, componentsOf, platforms: new Map() };
}

/**
 * The platform of a device, told by build, role and architecture alone: editions, locales and marketing names do not count,
 * for a Windows 11 may call itself "Windows 10 Pro". The same Platform object comes back for the same answer of one index.
 */
export function findPlatform(index: PlatformIndex, device: OsFacts): PlatformFinding {
  if (device.osVersion === undefined)
    return notFound('The inventory does not report the version of the operating system.');
  const osBuild = parseOsBuild(device.osVersion);
  if (!osBuild) {
    return notFound(`The OS version "${device.osVersion}" is not a Windows version such as 10.0.19045.4412.`);
  }
  const unsupported = unsupportedReason(osBuild);
  if (unsupported) return { found: false, status: 'unsupported', reason: unsupported };
  const lines = linesOf(index, osBuild.build);
  if (lines.length === 0) return notFound(unknownBuildReason(osBuild.build));
  const told = findRole(device, osBuild.build, lines);
  if (!told.found) return notFound(told.reason);
  const names = lines.filter((line) => line.role === told.role).map((line) => line.name);
  const processor = device.osProcessor ?? 'x64';
  const systems = chooseSystems(index, names, processor, device.installationType === 'Server Core');
  if (systems.length === 0) {
    return notFound(
      `The catalogue names no product for ${names.join(' or ')} on ${processor}; refresh it with "missingkbs sync".`,
    );
  }
  const processorAssumed = device.osProcessor === undefined && systems.some((system) => system.processor !== undefined);
  return { found: true, platform: platformOfSystems(index, systems, osBuild.build), processorAssumed };
}

/** A line that exists as Server Core only serves both installation types, and the other way round. */
function chooseSystems(index: PlatformIndex, names: readonly string[], processor: Processor, core: boolean): NamedOs[] {
  const candidates = index.systems.filter(
    (system) => names.includes(system.line) && (system.processor === undefined || system.processor === processor),
  );
  const exact = candidates.filter((system) => system.serverCore === core);
  return exact.length > 0 ? exact : candidates;
}

function platformOfSystems(index: PlatformIndex, systems: readonly NamedOs[], build: number): Platform {
  const key = `${build}/${systems.map((system) => system.product.id).join('+')}`;
  const known = index.platforms.get(key);
  if (known) return known;
  const { line, role } = systems[0] as NamedOs;
  const own = systems.map(({ product }) => product);
  const instead = index.systems.filter(({ product }) => own.some(({ name }) => namedInstead[name] === product.name));
  const products = instead.map(({ product }) => product);
  const components = componentsOf(index, instead);
  const platform: Platform = {
    line,
    build,
    role,
    products: [...own, ...products],
    components: [...componentsOf(index, systems), ...components],
    standIns: new Set([...products, ...components]),
  };
  index.platforms.set(key, platform);
  return platform;
}

function componentsOf(index: PlatformIndex, systems: readonly NamedOs[]): Product[] {
  const keys = new Set(systems.map(({ product }) => keyOfSystem(product.name)));
  return [...keys].flatMap((key) => index.componentsOf.get(key) ?? []);
}

/** The same for every spelling of one operating system: "version 26H1", "Version 26H1", "Version 26H1 … - extra". */
function keyOfSystem(name: string): string {
  const os = parseOsProductName(name);
  return os ? JSON.stringify([os.line, os.role, os.serverCore, os.processor]) : name;
}

function linesOf(index: PlatformIndex, build: number): readonly OsLine[] {
  const lines = osLines.filter((line) => line.build === build);
  if (lines.length > 0) return lines;
  index.learnedLines ??= learnLines(index);
  return index.learnedLines.filter((line) => line.build === build);
}

/** Lines that only the feed knows: their build is the one that most of their FixedBuilds name, at a tie that of the oldest update. */
function learnLines({ catalog, systems }: PlatformIndex): OsLine[] {
  const known = new Set(osLines.map((line) => line.name));
  const named = new Map<string, number[]>();
  const roles = new Map<string, OsRole>();
  for (const system of systems) {
    if (known.has(system.line)) continue;
    roles.set(system.line, system.role);
    const builds = named.get(system.line) ?? [];
    named.set(system.line, builds);
    for (const fix of catalog.fixesOf(system.product)) {
      for (const text of fix.builds) {
        const build = parseOsBuild(text)?.build;
        if (build !== undefined) builds.push(build);
      }
    }
  }
  return [...named].flatMap(([name, builds]) => {
    const build = majorityOf(oneVoteEach(builds), firstNamed);
    return build === undefined ? [] : [{ name, build, role: roles.get(name) ?? 'client' }];
  });
}

function unknownBuildReason(build: number): string {
  const sorted = [...osLines].sort((a, b) => a.build - b.build);
  const below = sorted.filter((line) => line.build < build).at(-1);
  const above = sorted.find((line) => line.build > build);
  const nearest = [below, above].filter((line) => line !== undefined).map((line) => `${line.name} (${line.build})`);
  return `Build ${build} is in no table and the feed names no product for it; the nearest lines are ${nearest.join(' and ')}.`;
}

/** Systems that are known, and for which the feed names nothing: without their last service pack, or from before the feed. */
function unsupportedReason({ major, build }: OsBuild): string | undefined {
  if (major < 6)
    return `Version ${major} of Windows NT, build ${build}, is older than the feed: nothing is judged before Windows Vista.`;
  if (build === 6000 || build === 6001) return servicePackReason('Windows Vista and Windows Server 2008', 2);
  return build === 7600 ? servicePackReason('Windows 7 and Windows Server 2008 R2', 1) : undefined;
}

function servicePackReason(systems: string, servicePack: number): string {
  return `${systems} get security updates with Service Pack ${servicePack} only, which this device lacks: install it first.`;
}

function notFound(reason: string): PlatformFinding {
  return { found: false, status: 'unknown', reason };
}
