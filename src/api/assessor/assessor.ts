/** An assessor as the server asks it: in this thread or another, with one catalogue from its start to its end. */

import type { Assessor } from '../../assessment/assessor.ts';
import type { Assessment, Explanation, MissingKb } from '../../assessment/model.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { Coverage } from '../../catalog/coverage.ts';
import type { StoredAnswer } from '../../store/store.ts';

export interface ServedAssessor {
  readonly catalogVersion: string;
  /** Newest date of the feed's documents. */
  readonly feedDate: string;
  readonly coverage: Coverage;
  /** Rejects with `KnownError` AssessmentTooHeavy when the state takes more time or memory than any device's should. */
  assess(state: PatchState, asOf: string): Promise<StoredAnswer>;
  /** Rejects as `assess` does. */
  explain(...question: Parameters<Assessor['explain']>): Promise<Explanation>;
  /** Ends the assessor once it has answered what it was asked. */
  close(): Promise<void>;
}

/** Works in the thread of its caller, for as long as it takes. */
export function serveAssessor({ catalog, coverage, assess, explain }: Assessor): ServedAssessor {
  return {
    catalogVersion: catalog.version,
    feedDate: catalog.feedDate,
    coverage,
    assess: async (state, asOf) => toStored(assess(state, asOf)),
    explain: async (...question) => explain(...question),
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
