/** How much of the feed is taken at most. The largest document of 1999 to July 2026 has 10.8 MB. */

/** Of the XML of one document, unpacked. */
export const maxDocumentBytes = 64 * 1024 * 1024;

/** "64 MB" */
export function describeBytes(bytes: number): string {
  return `${Math.floor(bytes / (1024 * 1024))} MB`;
}
