/** Errors of the system itself: a folder may not be read, a disk is full, a file is in use. */

/** Its own sentence says what happened. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
