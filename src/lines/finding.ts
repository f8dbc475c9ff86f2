/** What a list of software says of products of the feed: the words that the families of software share. */

import type { Catalog, Product } from '../catalog/model.ts';
import type { Processor, Software } from '../inventory/model.ts';
import { parseVersion } from './software-version.ts';
import type { VersionBranch } from './version-train.ts';

/** Software on the device as products of the feed, and what tells how far it is updated. */
export interface FoundSoftware {
  /** As the inventory names it. */
  readonly name: string;
  /** More than one where the feed has several names for it, or where the inventory does not tell them apart. */
  readonly products: readonly Product[];
  readonly level: SoftwareLevel;
  /** Products of a later service pack or cumulative update; once only these get updates, the device must move to them. */
  readonly successors?: { readonly products: readonly Product[]; readonly advice: string };
}

export type SoftwareLevel = UpdatesLevel | VersionLevel;

/** Patches leave the version as it is: only the list of installed updates tells. */
export interface UpdatesLevel {
  readonly by: 'updates';
}

/** The version tells which updates it contains. */
export interface VersionLevel {
  readonly by: 'version';
  readonly branch: VersionBranch;
  /** As a number that compares, see `rankVersion`. */
  readonly version: number;
  /** Installed updates of the branch prove a level as well: the version may be that of the first installation. */
  readonly updatesCount: boolean;
  /** Updates that are for one of these products too may be left from an earlier state of the software, and prove nothing. */
  readonly leftFrom?: readonly Product[];
}

/** Software of which nothing, or not everything, can be said. */
export interface SoftwareNote {
  readonly kind: 'cannot-tell' | 'no-kb' | 'not-covered';
  readonly about: string;
  readonly reason: string;
}

export interface SoftwareFinding {
  readonly found: readonly FoundSoftware[];
  readonly notes: readonly SoftwareNote[];
}

export interface SoftwareContext {
  readonly processor: Processor | undefined;
  /** Products of the feed that some KB fixes and whose name matches. */
  productsNamed(pattern: RegExp): readonly Product[];
  /** What is worked out of these products, once for each name. */
  derive<Result>(
    name: string,
    pattern: RegExp,
    work: (catalog: Catalog, products: readonly Product[]) => Result,
  ): Result;
  /** Is a product affected whose name matches and that no KB ever fixes? */
  knowsWithoutKb(pattern: RegExp): boolean;
}

/** One family of software: which entries of the list are its own, and what they mean together. */
export interface SoftwareFamily {
  recognises(name: string): boolean;
  find(entries: readonly Software[], context: SoftwareContext): SoftwareFinding;
}

/** One pattern for many: a name that none of them matches, as most do, is told at once. */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'i');
}

/** The service pack or update that security updates need: the software has it from this third part of its version on. */
export interface RequiredState {
  readonly name: string;
  readonly build: number;
}

/** What to say where the software may lack the state that its updates need; undefined where it has it. */
export function noteOnState(entry: Software, state: RequiredState | undefined): SoftwareNote | undefined {
  if (state === undefined) return undefined;
  const build = entry.version === undefined ? undefined : parseVersion(entry.version)?.[2];
  if (build !== undefined && build >= state.build) return undefined;
  const seen = build === undefined ? 'The inventory reports no version' : `Its version is ${entry.version}`;
  const reason = `${seen}; its security updates need ${state.name}, which must be installed first if it is not there.`;
  return { kind: 'cannot-tell', about: entry.name, reason };
}

/** Looks up the catalogue's products, for devices of one processor and another; each pattern is tried once. */
export function createContexts(catalog: Catalog): (processor: Processor | undefined) => SoftwareContext {
  const known = {
    products: new Map<string, readonly Product[]>(),
    derived: new Map<string, unknown>(),
    withoutKb: new Map<string, boolean>(),
  };
  const productsNamed = (pattern: RegExp): readonly Product[] =>
    once(known.products, pattern.source, () => catalog.products.filter((product) => pattern.test(product.name)));
  return (processor) => ({
    processor,
    productsNamed,
    derive: (name, pattern, work) =>
      once(known.derived, name, () => work(catalog, productsNamed(pattern))) as ReturnType<typeof work>,
    knowsWithoutKb: (pattern) =>
      once(known.withoutKb, pattern.source, () => catalog.productsWithoutKb.some(({ name }) => pattern.test(name))),
  });
}

function once<Value>(known: Map<string, Value>, key: string, work: () => Value): Value {
  const found = known.get(key) ?? work();
  known.set(key, found);
  return found;
}
