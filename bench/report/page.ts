/** docs/performance.md: the table of figures, and of each bench what it measures, its bars, its command, its machine and its plots. */

import type { Bar, Bench } from './bench.ts';
import { type BenchName, benches } from './benches.ts';
import { machineText } from './machine.ts';
import type { Result, Results } from './results.ts';
import { barText, type Row, shortNumber } from './row.ts';

export function pageOf(results: Results): string {
  return `# Performance

Written by \`npm run bench\`; \`npm run bench -- --quick\` tries all of it in a few minutes, \`--only NAME\` runs one bench. Each is a script of its own that prints more
than stands here. A row is beside what it is compared to, both measured in the same run, in turns, on the same machine; load comes from a process of its own; figures are medians, of five rounds where
nothing else is said. "Met" is about the bar, which stands in \`bench/report/benches.ts\`.

${tableOf(Object.values(results).flatMap(({ rows }) => rows))}
${names()
  .map((name) => sectionOf(benches[name], results[name]))
  .join('\n')}`;
}

function names(): BenchName[] {
  return Object.keys(benches) as BenchName[];
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ bench, work, measured, reference, ratio, bar, met }) => {
    const cells = [
      `\`${bench}\``,
      work,
      measured,
      reference ?? '',
      ratio === undefined ? '' : `${shortNumber(ratio)} ×`,
    ];
    return `| ${[...cells, bar ?? '', met === undefined ? '' : met ? 'yes' : '**no**'].join(' | ')} |\n`;
  });
  return `| bench | work | measured | beside | ratio | bar | met |\n|---|---|---|---|---|---|---|\n${lines.join('')}`;
}

function sectionOf({ file, about, rows }: Bench, result: Result | undefined): string {
  const bars = Object.values<Bar>(rows).flatMap((bar) => barLine(bar) ?? []);
  return `## bench/${file}

${about}
${bars.length === 0 ? '' : `\n${[...new Set(bars)].join('')}`}
${result === undefined ? 'Not measured yet.\n' : runOf(result)}`;
}

function barLine(bar: Bar): string | undefined {
  const text = barText(bar);
  if (text === undefined) return undefined;
  return `* ${bar.work}: ${text}${bar.holds === 'ratio' ? ` of ${bar.reference}` : ''}\n`;
}

function runOf({ date, quick, machine, commands, plots }: Result): string {
  const images = plots.map(({ name, title }) => `\n![${title}](performance/${name}.svg)\n`);
  return `${commands.map((command) => `\`${command}\``).join(', ')} on ${date.slice(0, 10)}${quick ? ', a quick run, whose figures say little' : ''}: ${machineText(machine)}.
${images.join('')}`;
}
