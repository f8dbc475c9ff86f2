/** `--format json` of an answer that is one value. */

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
