/** The fewest updates to install on the day that close every exposed pair. */

import { compareKbs, type KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../lines/train.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import { type Contents, contentsOf, isClosedBy } from './closing.ts';
import type { Exposure } from './exposures.ts';
import type { InstallUpdate } from './model.ts';
import type { Remedy } from './platform-remedies.ts';

/**
 * Of the missing updates of each train the newest, and of the others those without which something would stay open. A
 * device a year behind gets one cumulative update, not twelve. Newest release first.
 */
export function buildInstallList(
  catalog: Catalog,
  exposures: readonly Exposure[],
  osTrain: OsTrain,
): readonly InstallUpdate[] {
  const entries = collectEntries(exposures);
  removeNeedless(catalog, entries, osTrain);
  return [...entries.values()].sort(newestFirst).map(({ update: { kb, name, url }, replaces }) => ({
    id: kb,
    name,
    url,
    replaces: [...replaces].sort(compareKbs),
  }));
}

/** An update on the list and the exposures that it is there for. */
interface Entry {
  readonly update: Update;
  readonly newest: Remedy;
  /** One of those that the same updates close. */
  readonly exposures: Map<Closing, Exposure>;
  readonly replaces: Set<KbNumber>;
}

function collectEntries(exposures: readonly Exposure[]): Map<Update, Entry> {
  const newest = newestOfTrains(exposures);
  const entries = new Map<Update, Entry>();
  for (const exposure of exposures) {
    const { remedy } = exposure;
    const target = (remedy.train && !isOfferedBeside(exposure) && newest.get(remedy.train)) || remedy;
    const entry = entries.get(target.update) ?? {
      update: target.update,
      newest: target,
      exposures: new Map(),
      replaces: new Set<KbNumber>(),
    };
    entries.set(target.update, entry);
    entry.exposures.set(closingOf(exposure), exposure);
    if (remedy.update !== target.update) entry.replaces.add(remedy.update.kb);
  }
  return entries;
}

/** The same for exposures that the same updates close: Office has hundreds of the former and tens of the latter. */
type Closing = string | Exposure['pair'];

function closingOf({ pair }: Exposure): Closing {
  const byUpdates = pair.remedies.every(({ train, hotpatch }) => !train && !hotpatch);
  return byUpdates ? pair.remedies.map(({ update }) => update.kb).join(' ') : pair;
}

/** Windows Update offers it until a rollup that contains it is there, and offers none of the later ones of its train. */
function isOfferedBeside({ pair }: Exposure): boolean {
  return pair.remedies.some(({ implied }) => implied === 'once-installed');
}

function newestOfTrains(exposures: readonly Exposure[]): ReadonlyMap<Train, Remedy> {
  const newest = new Map<Train, Remedy>();
  for (const { remedy } of exposures) {
    if (!remedy.train) continue;
    const newestRemedy = newest.get(remedy.train);
    if (!newestRemedy || (newestRemedy.position ?? 0) < (remedy.position ?? 0)) newest.set(remedy.train, remedy);
  }
  return newest;
}

/** Among the entries: where several close an exposure, the first does. */
interface Brought extends Contents {
  readonly order: number;
}

/** The first of the entries that may close an exposure and do. */
type FindCloser = (exposure: Exposure, mayClose: (entry: Entry) => boolean) => Entry | undefined;

/** Looks only at entries that share an update, a train or the system's revision with a remedy of the exposure. */
function createCloserFinder(contents: ReadonlyMap<Entry, Brought>, isGone: (entry: Entry) => boolean): FindCloser {
  const byKb = new Map<KbNumber, Entry[]>();
  const byTrain = new Map<Train, Entry[]>();
  const withRevision: Entry[] = [];
  for (const [entry, { contained, revision }] of contents) {
    for (const kb of contained) addTo(byKb, kb, entry);
    if (entry.newest.train) addTo(byTrain, entry.newest.train, entry);
    if (revision > 0) withRevision.push(entry);
  }
  return (exposure, mayClose) => {
    let closer: Entry | undefined;
    let first = Number.POSITIVE_INFINITY;
    /** The entries stand in their order: the first that closes ends the search among them. */
    const consider = (entries: Entry[] = []) => {
      // Those that go are most often the oldest, which stand first.
      while (entries[0] && isGone(entries[0])) entries.shift();
      for (const entry of entries) {
        const brought = contents.get(entry) as Brought;
        if (brought.order >= first) return;
        if (isGone(entry) || !mayClose(entry) || !isClosedBy(exposure, entry.newest, brought)) continue;
        closer = entry;
        first = brought.order;
        return;
      }
    };
    for (const { update, train, hotpatch } of exposure.pair.remedies) {
      consider(byKb.get(update.kb));
      if (train) consider(byTrain.get(train));
      if (hotpatch?.revision !== undefined) consider(withRevision);
    }
    return closer;
  };
}

function addTo<Key>(lists: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

/**
 * Oldest first, every entry whose exposures the others close goes: first those that the update of the system leaves nothing
 * to do, which Windows Update offers in their place.
 */
function removeNeedless(catalog: Catalog, entries: Map<Update, Entry>, osTrain: OsTrain): void {
  if (entries.size < 2) return;
  const findCloser = createCloserFinder(
    new Map(
      [...entries.values()].map((entry, order) => [entry, { order, ...contentsOf(catalog, entry.newest, osTrain) }]),
    ),
    ({ update }) => !entries.has(update),
  );
  removeClosedBy(entries, findCloser, ({ newest }) => newest.train === osTrain);
  removeClosedBy(entries, findCloser, () => true);
}

function removeClosedBy(
  entries: Map<Update, Entry>,
  findCloser: FindCloser,
  mayClose: (entry: Entry) => boolean,
): void {
  for (const entry of [...entries.values()].sort(newestFirst).reverse()) {
    const isOther = (other: Entry) => other !== entry && mayClose(other);
    const closers = closersOf(entry, (exposure) => findCloser(exposure, isOther));
    if (!closers) continue;
    entries.delete(entry.update);
    for (const [closing, closer] of closers) closer.exposures.set(closing, entry.exposures.get(closing) as Exposure);
    for (const { replaces } of new Set(closers.values())) {
      for (const kb of [entry.update.kb, ...entry.replaces]) replaces.add(kb);
    }
  }
}

/** Which of the others closes each exposure of the entry; undefined where none closes one of them. */
function closersOf(
  { exposures }: Entry,
  closerOf: (exposure: Exposure) => Entry | undefined,
): ReadonlyMap<Closing, Entry> | undefined {
  const closers = new Map<Closing, Entry>();
  for (const [closing, exposure] of exposures) {
    const closer = closerOf(exposure);
    if (!closer) return undefined;
    closers.set(closing, closer);
  }
  return closers;
}

function newestFirst({ update: a }: Entry, { update: b }: Entry): number {
  return a.released === b.released ? compareKbs(a.kb, b.kb) : a.released < b.released ? 1 : -1;
}
