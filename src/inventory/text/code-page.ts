/** Which code page a text without Unicode was written in. */

/** The text in the code page that makes it most plausible. */
export function chooseCodePage(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}
