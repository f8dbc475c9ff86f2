/** A disk that is full, in a sentence instead of the system's ENOSPC. */

import { KnownError } from './errors.ts';

/** Does the writing. Where there is no room for it, throws a KnownError DiskFull that names the file. */
export function writeOrTellFullDisk<Result>(file: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    throw new KnownError(
      'DiskFull',
      `There is no space left on the disk for ${file}. Make room and run the command again; what was there before stays.`,
      { cause: error },
    );
  }
}

/** No space on the disk, or none within the quota of the account. */
function isFullDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
