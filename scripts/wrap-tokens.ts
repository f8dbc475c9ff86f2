/** The body of a table that is a text of tokens: text lines of at most 119 characters, indented by four. */
export function wrapTokens(tokens: readonly string[]): string {
  const textLines = [''];
  for (const token of tokens) {
    const last = textLines.at(-1) ?? '';
    const longer = last === '' ? `    ${token}` : `${last} ${token}`;
    if (longer.length <= width) textLines[textLines.length - 1] = longer;
    else textLines.push(`    ${token}`);
  }
  return textLines.join('\n');
}

const width = 119;
