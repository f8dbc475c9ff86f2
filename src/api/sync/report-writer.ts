/** Where a report is written to: a terminal, or the lines that the page shows. */

export interface ReportWriter {
  write(text: string): unknown;
}

/** What is written, as lines. */
export function linesOf(report: (writer: ReportWriter) => void): readonly string[] {
  let text = '';
  report({ write: (more) => (text += more) });
  return text.trimEnd().split('\n');
}
