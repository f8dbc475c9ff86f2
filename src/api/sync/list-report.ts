/** What a synchronisation says of the lists of KEV and EPSS that it took in. */

import type { ReportWriter } from './report-writer.ts';
import type { EpssReport, KevReport, ListReport } from './sync-lists.ts';

const shortList = 6;

/** Never as one figure: what the feed calls exploited, and what KEV has, are two statements. */
export function writeKevReport(report: KevReport, writer: ReportWriter): void {
  const { day, entries, known, calledExploited, missed, missedOfRansomware, place } = report;
  writer.write(
    `KEV of ${day}: ${format(entries)} entries, ${format(known)} about vulnerabilities of the catalogue, in ${place}\n`,
  );
  writer.write(
    `  the feed calls ${format(calledExploited)} of those exploited and ${format(missed)} not, ${format(missedOfRansomware)} of which ransomware uses\n`,
  );
  writeTrouble(report, writer);
}

export function writeEpssReport(report: EpssReport, writer: ReportWriter): void {
  const { day, model, published, kept, withoutScore, place } = report;
  const others = format(published - kept);
  writer.write(
    `EPSS of ${day}, model ${model}: ${format(kept)} scores of vulnerabilities of the catalogue, in ${place}\n`,
  );
  writer.write(
    `  ${others} of ${format(published)} are about others and not kept; ${format(withoutScore)} of the catalogue have none\n`,
  );
  writeTrouble(report, writer);
}

function writeTrouble({ dropped, loss, notCompared }: ListReport, writer: ReportWriter): void {
  if (loss !== undefined) writer.write(`  taken although ${loss}\n`);
  if (notCompared !== undefined)
    writer.write(`  nothing was compared with the list that was in place: ${notCompared}\n`);
  if (dropped.length === 0) return;
  writer.write(`  left out, since they cannot be used: ${format(dropped.length)}\n`);
  for (const what of dropped.slice(0, shortList)) writer.write(`    ${what}\n`);
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
