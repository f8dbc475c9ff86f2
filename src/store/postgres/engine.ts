/** Which database it is that speaks PostgreSQL's protocol, by what it says of itself. */

import { KnownError } from '../../errors.ts';

const oldestMajor = 15;

/** Others that speak the protocol, and what we need that they lack. */
const unsupported: readonly { readonly mark: RegExp; readonly engine: string; readonly lacks: string }[] = [
  {
    mark: /^CockroachDB/,
    engine: 'CockroachDB',
    lacks: 'LISTEN and NOTIFY, and its advisory locks lock nothing',
  },
  {
    mark: /-YB-/,
    engine: 'YugabyteDB',
    lacks: 'LISTEN and NOTIFY unless a preview of them is switched on, and none has tried that',
  },
];

/** `version` is what `SELECT version()` gives. Throws `KnownError` StoreUnavailable for one that cannot hold the store. */
export function checkEngine(version: string, name: string): void {
  const other = unsupported.find(({ mark }) => mark.test(version));
  if (other !== undefined) {
    throw refusal(`${name} is ${other.engine}, which lacks ${other.lacks}`);
  }
  const major = Number(/^PostgreSQL (\d+)/.exec(version)?.[1] ?? Number.NaN);
  if (!(major >= oldestMajor)) throw refusal(`${name} is "${version.slice(0, 80)}"`);
}

function refusal(found: string): KnownError {
  return new KnownError(
    'StoreUnavailable',
    `The database ${found}. missingkbs needs PostgreSQL ${oldestMajor} or later, or Citus on it: set MISSINGKBS_DATABASE_URL to one, or leave it out to keep the store in a file.`,
  );
}
