/** Puts a newly compiled catalogue in the place of the last one, unless that knew what the new one does not. */

import type { CatalogFacts } from '../catalog/facts.ts';
import type { Catalog } from '../catalog/model.ts';
import { buildCatalog } from '../catalog/open.ts';
import { readCatalog, writeCatalog } from '../catalog/snapshot.ts';
import { KnownError } from '../errors.ts';
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
  /** Why there was nothing to compare with, although there is a file. */
  readonly notCompared?: string;
}

/**
 * Writes the catalogue file. Throws a CatalogLoss, and the file stays, when more would be lost than the feed
 * takes back at times; with `acceptLoss` everything may go. A file that cannot be read has nothing to lose.
 */
export function replaceCatalog(file: string, facts: CatalogFacts, { acceptLoss, dates }: ReplaceOptions): Replaced {
  const { last, notCompared } = readLast(file);
  const losses = last && findLosses(last, buildCatalog(facts), dates);
  if (losses && !acceptLoss && !isUsual(losses)) throw new CatalogLoss(file, losses);
  return {
    version: writeCatalog(file, facts),
    ...(losses && !isNothing(losses) && { losses }),
    ...(notCompared !== undefined && { notCompared }),
  };
}

function readLast(file: string): { readonly last?: Catalog; readonly notCompared?: string } {
  try {
    return { last: readCatalog(file) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return error.code === 'CatalogMissing' ? {} : { notCompared: error.message };
  }
}

/** Of documents, products and months each: a feed that is cut off would fill the screen. */
const mostInMessage = 6;

/** The new catalogue knows less than the one in place, which stays. */
export class CatalogLoss extends KnownError {
  readonly losses: Losses;

  constructor(file: string, losses: Losses) {
    const lines = describeLosses(losses, mostInMessage).map((line) => `\n  ${line}`);
    super(
      'CatalogLoss',
      `The catalogue ${file} stays: the new one would lose ${countLosses(losses)} that it has.${lines.join('')}\nDocuments that are no longer given count when their files lie with the others: in the folder of --from, or in feed/ of the data folder. --report lists all that would go; if it is right that it goes, --accept-loss lets it.`,
    );
    this.losses = losses;
  }
}
