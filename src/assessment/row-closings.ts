/** Which rows of an answer one of its updates closes: its own, and those of the updates that it contains. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import { type Contents, contentsOf, isClosedBy } from './closing.ts';
import type { Examination } from './examination.ts';
import type { Exposure } from './exposures.ts';
import type { PlatformKnowledge, Remedy } from './platform-remedies.ts';

type Assessed = Extract<Examination, { readonly status: 'assessed' }>;

/** By row: the rows that are closed, whole, once its update is installed and nothing else. */
export type RowClosings = ReadonlyMap<KbNumber, readonly KbNumber[]>;

/** Remembers what each update of a platform brings. */
export function createRowClosings(catalog: Catalog): (examination: Assessed) => RowClosings {
  const known = new WeakMap<PlatformKnowledge, Map<Update, Contents>>();

  function contentsOn({ knowledge }: Assessed, remedy: Remedy): Contents {
    const ofPlatform = known.get(knowledge) ?? new Map<Update, Contents>();
    known.set(knowledge, ofPlatform);
    const contents = ofPlatform.get(remedy.update) ?? contentsOf(catalog, remedy, knowledge.osTrain);
    ofPlatform.set(remedy.update, contents);
    return contents;
  }

  return (examination) => {
    const rows = Map.groupBy(examination.exposures, ({ remedy }) => remedy.update);
    const closings = new Map<KbNumber, readonly KbNumber[]>();
    for (const [update, [first]] of rows) {
      const { remedy } = first as Exposure;
      const contents = contentsOn(examination, remedy);
      const closed = [...rows].filter(
        ([other, exposures]) =>
          other === update || exposures.every((exposure) => isClosedBy(exposure, remedy, contents)),
      );
      closings.set(
        update.kb,
        closed.map(([{ kb }]) => kb),
      );
    }
    return closings;
  };
}
