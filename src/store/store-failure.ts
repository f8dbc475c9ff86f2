/** What goes wrong below the interface, in the interface's words. */

import { KnownError } from '../errors.ts';

/** `KnownError` StoreUnavailable for whatever a database throws; a cause that says already what to do stays as it is. */
export function storeFailure(cause: unknown): KnownError {
  if (cause instanceof KnownError) return cause;
  return new KnownError('StoreUnavailable', `The store failed: ${(cause as Error).message}.`, { cause });
}

export function noSuchCatalog(number: number): KnownError {
  return new KnownError('StoreUnavailable', `The store has no catalogue number ${number} any more.`);
}
