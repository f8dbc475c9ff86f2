/** What the operating system refuses, in words that say what to do. */

/** Undefined when the error is none of the system's. Errors that we have no better word for keep the system's own. */
export function describeSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path === undefined ? '' : ` (${path})`;
  switch (code) {
    case 'ENOSPC':
      return `No space is left on the disk${where}. Free some, then run the command again.`;
    case 'EDQUOT':
      return `The quota of disk space is used up${where}. Free some, then run the command again.`;
    case 'EROFS':
      return `The file system is read-only${where}. Set MISSINGKBS_DATA to a folder that can be written.`;
    default:
      return error.message;
  }
}
