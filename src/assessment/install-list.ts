/** The fewest updates to install on the day that close every exposed pair. */

import { compareKbs, type KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../lines/train.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { Exposure } from './exposures.ts';
import { closeInstalled } from './installed.ts';
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
  removeNeedless(entries, (entry) => contentsOf(catalog, entry, osTrain), osTrain);
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
  readonly exposures: Exposure[];
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
      exposures: [],
      replaces: new Set<KbNumber>(),
    };
    entries.set(target.update, entry);
    entry.exposures.push(exposure);
    if (remedy.update !== target.update) entry.replaces.add(remedy.update.kb);
  }
  return entries;
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

type Contents = (exposure: Exposure) => boolean;

/** Would this exposure be closed by the update, and by what the update contains? */
function contentsOf(catalog: Catalog, { update, newest }: Entry, osTrain: OsTrain): Contents {
  const ofSystem = newest.train === osTrain;
  const passed = ofSystem ? osTrain.members.slice(0, (newest.position ?? 0) + 1) : [];
  const revision = passed.at(-1)?.revision ?? 0;
  const contained = closeInstalled(catalog, [update.kb, ...passed.map(({ kb }) => kb)]);
  const isClosed = (remedy: Remedy): boolean => {
    if (remedy.implied === 'once-installed') return false;
    if (contained.has(remedy.update.kb)) return true;
    if (remedy.hotpatch?.revision !== undefined && remedy.hotpatch.revision <= revision) return true;
    return (
      remedy.train !== undefined && remedy.train === newest.train && (remedy.position ?? 0) <= (newest.position ?? 0)
    );
  };
  return ({ pair }) => pair.remedies.some(isClosed);
}

/**
 * Oldest first, every entry whose exposures the others close goes: first those that the update of the system leaves nothing
 * to do, which Windows Update offers in their place.
 */
function removeNeedless(entries: Map<Update, Entry>, contentsFor: (entry: Entry) => Contents, osTrain: OsTrain): void {
  if (entries.size < 2) return;
  const contents = new Map([...entries.values()].map((entry) => [entry, contentsFor(entry)]));
  removeClosedBy(entries, contents, ({ newest }) => newest.train === osTrain);
  removeClosedBy(entries, contents, () => true);
}

function removeClosedBy(
  entries: Map<Update, Entry>,
  contents: Map<Entry, Contents>,
  mayClose: (entry: Entry) => boolean,
): void {
  for (const entry of [...entries.values()].sort(newestFirst).reverse()) {
    const others = [...contents].filter(([other]) => other !== entry && mayClose(other));
    const closers = closersOf(entry, others);
    if (!closers) continue;
    entries.delete(entry.update);
    contents.delete(entry);
    for (const [exposure, closer] of closers) {
      closer.exposures.push(exposure);
      for (const kb of [entry.update.kb, ...entry.replaces]) closer.replaces.add(kb);
    }
  }
}

/** Which of the others closes each exposure of the entry; undefined where none closes one of them. */
function closersOf(
  { exposures }: Entry,
  others: readonly (readonly [Entry, Contents])[],
): ReadonlyMap<Exposure, Entry> | undefined {
  const closers = new Map<Exposure, Entry>();
  for (const exposure of exposures) {
    const closer = others.find(([, closes]) => closes(exposure));
    if (!closer) return undefined;
    closers.set(exposure, closer[0]);
  }
  return closers;
}

function newestFirst({ update: a }: Entry, { update: b }: Entry): number {
  return a.released === b.released ? compareKbs(a.kb, b.kb) : a.released < b.released ? 1 : -1;
}
