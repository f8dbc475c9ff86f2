/** Who works out what the server answers: an assessor has one catalogue, from its start to its end. */

import { assessState } from '../../assessment/assess.ts';
import { explainUpdate } from '../../assessment/explain.ts';
import type { Assessment, Explanation, MissingKb } from '../../assessment/model.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { KbNumber } from '../../brand.ts';
import { type Coverage, coverageOf } from '../../catalog/coverage.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { StoredAnswer } from '../../store/store.ts';

export interface Assessor {
  readonly catalogVersion: string;
  /** Newest date of the feed's documents. */
  readonly feedDate: string;
  readonly coverage: Coverage;
  /** Rejects with `KnownError` AssessmentTooHeavy when the state takes more time or memory than any device's should. */
  assess(state: PatchState, asOf: string): Promise<StoredAnswer>;
  /** Rejects as `assess` does. */
  explain(state: PatchState, kb: KbNumber, asOf: string): Promise<Explanation>;
  /** Ends the assessor once it has answered what it was asked. */
  close(): Promise<void>;
}

/** Works in the thread of its caller, for as long as it takes. */
export function assessorOf(catalog: Catalog): Assessor {
  return {
    catalogVersion: catalog.version,
    feedDate: catalog.feedDate,
    coverage: coverageOf(catalog),
    assess: async (state, asOf) => toStored(assessState(catalog, state, asOf)),
    explain: async (state, kb, asOf) => explainUpdate(catalog, state, kb, asOf),
    close: async () => {},
  };
}

const utf8 = new TextEncoder();

function toStored({ status, reason, missing, stale }: Assessment): StoredAnswer {
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(stale.length > 0 && { stale: stale.map((note) => note.reason).join(' ') }),
    json: utf8.encode(JSON.stringify(missing.map(toRow))),
  };
}

/** The six fields of the specification, in its order. */
function toRow({ id, name, productsNames, url, machineMissedOn, cveAddressed }: MissingKb): MissingKb {
  return { id, name, productsNames, url, machineMissedOn, cveAddressed };
}
