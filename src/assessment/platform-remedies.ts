/** What the catalogue says of one platform, arranged for assessing: pairs of product and vulnerability, and what closes each. */

import type { Catalog, Fix, Product, Severity, Update, Vulnerability } from '../catalog/model.ts';
import { buildDotNetTrain } from '../lines/dot-net-framework/train.ts';
import { coversDotNet, type DotNetVersion } from '../lines/dot-net-framework/version.ts';
import { type Train, trainByRelease } from '../lines/train.ts';
import { firstBuildOfWindows10 } from '../lines/windows/os-lines.ts';
import { buildOsTrain, type OsTrain } from '../lines/windows/os-train.ts';
import type { Platform } from '../lines/windows/platform.ts';
import { buildRollupTrain } from '../lines/windows/rollup-train.ts';
import { type Component, componentOf } from './components.ts';
import { type ImpliedRemedy, impliedRemedies } from './implied.ts';
import { type Passed, passedStops } from './passed-stops.ts';

/** One update that closes a pair. With a `train` it is reached once the device is at `position` or beyond. */
export interface Remedy extends Pick<Fix, 'update' | 'kind' | 'builds'> {
  /** From here on the update exists. */
  readonly released: string;
  readonly train?: Train;
  readonly position?: number;
  /** Set for hotpatches: the revision that this one gives, where the feed tells it. */
  readonly hotpatch?: { readonly revision?: number };
  /** Closes the pair although the feed does not name it, and so is never the answer; see `Containment`. */
  readonly implied?: 'sure' | 'once-installed';
}

/** A vulnerability in a product, and every update that closes it there. */
export interface Pair {
  readonly vulnerability: Vulnerability;
  readonly severity: Severity;
  readonly remedies: readonly Remedy[];
  /** The stop of the system's train from which on the pair is closed, whatever else there is. */
  readonly closedFrom?: number;
  /** Nothing but stops of that train closes it. */
  readonly closedByStopsAlone?: boolean;
  /** From this update on nobody can say whether the pair is open. */
  readonly perhaps?: Remedy;
}

export interface ProductKnowledge {
  readonly product: Product;
  readonly component: Component;
  readonly pairs: readonly Pair[];
  /** The last stop of the system's train that closes a pair; -1 where none does. */
  readonly lastClosingStop: number;
}

export function productKnowledge(product: Product, component: Component, pairs: readonly Pair[]): ProductKnowledge {
  const lastClosingStop = pairs.reduce((last, { closedFrom = -1 }) => Math.max(last, closedFrom), -1);
  return { product, component, pairs, lastClosingStop };
}

/** The train of the system, and what a device has that has passed its stops. */
export interface PassedStops {
  readonly osTrain: OsTrain;
  passedAt(position: number): Passed;
}

export interface PlatformKnowledge extends PassedStops {
  readonly platform: Platform;
  /** The operating system first, then its components. */
  readonly products: readonly ProductKnowledge[];
}

export function learnPlatform(
  catalog: Catalog,
  platform: Platform,
  dotNet: DotNetVersion | undefined,
): PlatformKnowledge {
  const components = platform.components
    .map((product) => ({ product, component: componentOf(product) }))
    .filter(({ product, component }) => component !== 'dot-net' || coversDotNet(product.name, dotNet));
  const osTrain = systemTrainOf(catalog, platform, components);
  const componentTrains = new Map<Component, Train>();
  for (const component of ['flash', 'internet-explorer'] as const) {
    componentTrains.set(
      component,
      trainByRelease(updatesBeside(catalog, platform.build, osTrain, components, component)),
    );
  }
  const dotNetUpdates = updatesBeside(catalog, platform.build, osTrain, components, 'dot-net');
  componentTrains.set('dot-net', buildDotNetTrain(dotNetUpdates, platform.build, dotNet));
  const place = (product: Product, component: Component): ProductKnowledge => {
    const fixes = catalog.fixesOf(product);
    const named = pairsOf(fixes, (fix) => remedyOf(fix, osTrain, componentTrains.get(component)));
    const implied = isServed(component) ? impliedRemedies(product, fixes, osTrain) : undefined;
    const pairs = named.map((pair) => withImplied(pair, implied?.get(pair.vulnerability)));
    return productKnowledge(
      product,
      component,
      pairs.map((pair) => withClosingStop(pair, osTrain)),
    );
  };
  return {
    platform,
    osTrain,
    passedAt: passedStops(catalog, osTrain),
    products: [
      ...platform.products.map((product) => place(product, 'system')),
      ...components.map(({ product, component }) => place(product, component)),
    ],
  };
}

/** Since Windows 10 every update of the system is cumulative; before, the Monthly Rollups are. */
function systemTrainOf(
  catalog: Catalog,
  platform: Platform,
  components: readonly { product: Product; component: Component }[],
): OsTrain {
  if (platform.build >= firstBuildOfWindows10) return buildOsTrain(catalog, platform);
  const served = components.filter(({ component }) => isServed(component));
  return buildRollupTrain(
    catalog,
    platform,
    served.map(({ product }) => product),
  );
}

/** The .NET Framework and Flash have updates of their own. */
function isServed(component: Component): boolean {
  return component !== 'dot-net' && component !== 'flash';
}

/** The updates of a component that do not come with the cumulative update of the system: each contains the ones before it. */
function updatesBeside(
  catalog: Catalog,
  build: number,
  osTrain: OsTrain,
  components: readonly { product: Product; component: Component }[],
  wanted: Component,
): Update[] {
  // Until Windows 10 1803 the cumulative update of the system brought most of the .NET Framework's too.
  const ofSystem = wanted !== 'dot-net' || build < 17763;
  return components
    .filter(({ component }) => component === wanted)
    .flatMap(({ product }) => catalog.fixesOf(product))
    .filter(
      ({ kind, update }) =>
        kind !== 'security-only' && kind !== 'standalone' && osTrain.positionOf(update.kb) === undefined,
    )
    .map((fix) => fix.update)
    .filter((update) => !ofSystem || osTrain.trackOf(update).on !== 'other-line');
}

function pairsOf(fixes: readonly Fix[], remedyOfFix: (fix: Fix) => Remedy | undefined): Pair[] {
  const pairs = new Map<Vulnerability, { severity: Severity; remedies: Remedy[] }>();
  for (const fix of fixes) {
    const remedy = remedyOfFix(fix);
    if (!remedy) continue;
    const pair = pairs.get(fix.vulnerability);
    if (pair) pair.remedies.push(remedy);
    else pairs.set(fix.vulnerability, { severity: fix.severity, remedies: [remedy] });
  }
  return [...pairs].map(([vulnerability, pair]) => ({ vulnerability, ...pair }));
}

function withImplied(pair: Pair, implied: readonly ImpliedRemedy[] = []): Pair {
  if (implied.length === 0) return pair;
  const perhaps = implied.find(({ certainty }) => certainty === 'perhaps');
  const closing = implied.flatMap(({ certainty, ...remedy }) =>
    certainty === 'perhaps' ? [] : [{ ...remedy, implied: certainty }],
  );
  return { ...pair, remedies: [...pair.remedies, ...closing], ...(perhaps && { perhaps }) };
}

function withClosingStop(pair: Pair, osTrain: OsTrain): Pair {
  const stops = pair.remedies.flatMap(({ hotpatch, train, position }) =>
    train === osTrain && position !== undefined && !hotpatch ? [position] : [],
  );
  if (stops.length === 0) return pair;
  return { ...pair, closedFrom: Math.min(...stops), closedByStopsAlone: stops.length === pair.remedies.length };
}

function remedyOf(fix: Fix, osTrain: OsTrain, ownTrain: Train | undefined): Remedy | undefined {
  const { update, kind, builds } = fix;
  const remedy = { update, kind, builds, released: update.released };
  const position = osTrain.positionOf(update.kb);
  if (position !== undefined) {
    const released = osTrain.members[position]?.released ?? update.released;
    return { ...remedy, released, train: osTrain, position };
  }
  const ownPosition = ownTrain?.positionOf(update.kb);
  if (ownTrain && ownPosition !== undefined) return { ...remedy, train: ownTrain, position: ownPosition };
  const track = osTrain.trackOf(update);
  if (track.on === 'hotpatch') return { ...remedy, ...placeAmongHotpatches(update, osTrain) };
  // KB5032247, a Monthly Rollup of Windows Server 2012, under Defender on Windows Server 2022.
  const misplaced = kind === 'monthly-rollup' && osTrain.decidedByRevision;
  return track.on === 'other-line' || misplaced ? ownRemedyOfMonth(fix, osTrain) : remedy;
}

/** A companion of a hotpatch (KB5074204) is none itself: only the list of updates tells of it. */
function placeAmongHotpatches(update: Update, osTrain: OsTrain): Pick<Remedy, 'hotpatch' | 'train' | 'position'> {
  const position = osTrain.hotpatches.positionOf(update.kb);
  if (position === undefined) return { hotpatch: {} };
  const revision = osTrain.hotpatches.members[position]?.revision;
  return { hotpatch: { ...(revision !== undefined && { revision }) }, train: osTrain.hotpatches, position };
}

/** The feed names another line's update: what closes the pair here is the line's own cumulative update of that month. */
function ownRemedyOfMonth(fix: Fix, osTrain: OsTrain): Remedy | undefined {
  const position = osTrain.members.findLastIndex((member) => member.update?.month === fix.update.month);
  const member = osTrain.members[position];
  if (!member?.update) return undefined;
  return {
    update: member.update,
    kind: fix.kind,
    builds: fix.builds,
    released: member.released,
    train: osTrain,
    position,
  };
}
