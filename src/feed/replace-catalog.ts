/** Puts a newly compiled catalogue in the place of the last one, unless that knew what the new one does not. */

import type { CatalogFacts } from '../catalog/facts.ts';
import type { Catalog } from '../catalog/model.ts';
import { buildCatalog } from '../catalog/open.ts';
import { decodeSnapshot, encodeSnapshot, versionOfSnapshot } from '../catalog/snapshot.ts';
import { type ErrorCode, KnownError } from '../errors.ts';
import type { CatalogPlace } from './catalog-place.ts';
import { countLosses, describeLosses, findLosses, isNothing, isUsual, type Losses } from './losses.ts';

export interface ReplaceOptions {
  readonly acceptLoss: boolean;
  /** That the documents claim, by id. */
  readonly dates: ReadonlyMap<string, string>;
}

export interface Replaced {
  readonly version: string;
  /** What the last catalogue had and this one does not; absent when nothing is gone or there was nothing to compare with. */
  readonly losses?: Losses;
  /** Why there was nothing to compare with, although there is a catalogue. */
  readonly notCompared?: string;
}

/**
 * Puts the catalogue into its place. Rejects with a CatalogLoss, and the last one stays, when more would be lost than the
 * feed takes back at times; with `acceptLoss` everything may go. One that cannot be read has nothing to lose. When
 * another synchronisation was faster, its catalogue is the last one.
 */
export async function replaceCatalog(
  place: CatalogPlace,
  facts: CatalogFacts,
  options: ReplaceOptions,
): Promise<Replaced> {
  const snapshot = encodeSnapshot(facts);
  const next = buildCatalog(facts);
  for (;;) {
    const { last, notCompared } = await readLast(place);
    const losses = last && findLosses(last, next, options.dates);
    if (losses && !options.acceptLoss && !isUsual(losses)) throw new CatalogLoss(place.name, losses);
    if (!(await place.write(snapshot))) continue;
    return {
      version: versionOfSnapshot(snapshot),
      ...(losses && !isNothing(losses) && { losses }),
      ...(notCompared !== undefined && { notCompared }),
    };
  }
}

async function readLast(place: CatalogPlace): Promise<{ readonly last?: Catalog; readonly notCompared?: string }> {
  try {
    return { last: decodeSnapshot(await place.read()) };
  } catch (error) {
    if (!(error instanceof KnownError) || !unreadable.includes(error.code)) throw error;
    return error.code === 'CatalogMissing' ? {} : { notCompared: error.message };
  }
}

const unreadable: readonly ErrorCode[] = ['CatalogMissing', 'CatalogVersion', 'CatalogDamaged'];

/** Of documents, products and months each: a feed that is cut off would fill the screen. */
const mostInMessage = 6;

/** The new catalogue knows less than the one in place, which stays. */
export class CatalogLoss extends KnownError {
  readonly losses: Losses;

  constructor(place: string, losses: Losses) {
    const textLines = describeLosses(losses, mostInMessage).map((textLine) => `\n  ${textLine}`);
    super(
      'CatalogLoss',
      `The catalogue ${place} stays: the new one would lose ${countLosses(losses)} that it has.${textLines.join('')}\nDocuments that are no longer given count when their files lie with the others: in the folder of --from, or in feed/ of the data folder. --report lists all that would go; if it is right that it goes, --accept-loss lets it.`,
    );
    this.losses = losses;
  }
}
