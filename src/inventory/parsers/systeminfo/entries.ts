/** The entries of a `systeminfo` listing in the order in which it prints them: label, value and bracketed list. */

export interface SysteminfoEntry {
  readonly label: string;
  /** What stands beside the label, without the list below it. */
  readonly value: string;
  /** "KB4462930" of "[01]: KB4462930". */
  readonly items: readonly string[];
  /** The list came with its brackets, as only `systeminfo` itself prints them. */
  readonly bracketed: boolean;
}

const listMark = /\[\d{1,5}\]\s?[:：]/;
const listMarks = /\[\d{1,5}\]\s?[:：]\s?/;

/** Entries of the text form (default and /FO LIST): a label starts in the first column, its list is indented or bracketed. */
export function readListEntries(textLines: readonly string[]): SysteminfoEntry[] {
  const entries: { label: string; text: string }[] = [];
  const indent = commonIndent(textLines);
  for (const textLine of textLines) {
    const trimmed = textLine.trim();
    if (trimmed === '') continue;
    const isItem = listMark.test(trimmed.slice(0, 8));
    // The text lines of a list alone, as a filter leaves them.
    if (isItem && entries.length === 0) entries.push({ label: '', text: '' });
    if (isItem || textLine.slice(indent, indent + 1).trim() === '') {
      const owner = entries.at(-1);
      if (owner) owner.text += `\n${trimmed}`;
      continue;
    }
    const colon = findColon(trimmed);
    if (colon >= 0) entries.push({ label: trimmed.slice(0, colon).trim(), text: trimmed.slice(colon + 1).trim() });
  }
  return entries.map(({ label, text }) => makeEntry(label, text));
}

/** One entry from a label and everything that belongs to it, list included ("4 Hotfix(s) Installed.,[01]: KB4462930"). */
export function makeEntry(label: string, text: string): SysteminfoEntry {
  const [value = '', ...items] = text.split(listMarks);
  return { label, value: trimSeparator(value), items: items.map(trimSeparator), bracketed: items.length > 0 };
}

function trimSeparator(text: string): string {
  return text.trim().replace(/,$/, '').trim();
}

/** The colon that ends the label; one followed by a blank is preferred, so that "C:\" is none. */
function findColon(textLine: string): number {
  const spaced = textLine.search(/[:：](?=\s|$)/);
  return spaced >= 0 ? spaced : textLine.search(/[:：]/);
}

/** Columns by which the whole listing is shifted, as when it was pasted into something else. */
function commonIndent(textLines: readonly string[]): number {
  let indent = Number.POSITIVE_INFINITY;
  for (const textLine of textLines) {
    if (textLine.trim() === '' || listMark.test(textLine.trimStart().slice(0, 8))) continue;
    indent = Math.min(indent, textLine.length - textLine.trimStart().length);
  }
  return Number.isFinite(indent) ? indent : 0;
}
