/** Prints how right the answers are on everything that is labelled, and fails on any miss or false alarm that is not known. */

import Table from 'cli-table3';
import { judgeDevice } from './judge-devices.ts';
import { judgeMonths } from './judge-months.ts';
import { checkProperties } from './judge-properties.ts';
import { judgeLine, supportedLines } from './judge-revisions.ts';
import { labelledDevices } from './labelled-devices.ts';
import { compileRecordedFeed } from './shared.ts';

/** The day after the newest document of the recorded feed. */
const today = '2026-07-05';
const barForRevisions = 0.995;

const catalog = await compileRecordedFeed();
const failures = [...reportDevices(), ...reportRevisions(), ...reportMonths(), ...reportProperties()];
for (const failure of failures) print(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

function reportDevices(): string[] {
  const scores = labelledDevices().map((device) => judgeDevice(catalog, device));
  const table = new Table({
    head: ['device', 'hits', 'false', 'missed', 'marked', 'state'],
    style: { head: [], border: [] },
  });
  for (const { name, hits, falseAlarms, misses, apart, unexplained } of scores) {
    const exact = falseAlarms.length + misses.length === 0;
    const state = unexplained.length > 0 ? 'FAILED' : exact ? 'exact' : 'known';
    table.push([name, hits, falseAlarms.join(' '), misses.join(' '), apart.join(' '), state]);
  }
  const exact = scores.filter((score) => score.falseAlarms.length + score.misses.length === 0).length;
  const hits = sum(scores.map((score) => score.hits));
  const falseAlarms = sum(scores.map((score) => score.falseAlarms.length));
  const misses = sum(scores.map((score) => score.misses.length));
  print(table.toString());
  print(`devices exact: ${exact} of ${scores.length}`);
  print(`precision ${ratio(hits, hits + falseAlarms)}, recall ${ratio(hits, hits + misses)}`);
  return scores.flatMap(({ name, unexplained }) => unexplained.map((difference) => `${name}: ${difference}`));
}

function reportRevisions(): string[] {
  const scores = supportedLines.map((line) => judgeLine(catalog, line, today));
  const table = new Table({
    head: ['line', 'revisions', 'exact', 'first difference'],
    style: { head: [], border: [] },
  });
  for (const { line, revisions, exact, differences } of scores)
    table.push([line, revisions, exact, differences[0] ?? '']);
  const revisions = sum(scores.map((score) => score.revisions));
  const exact = sum(scores.map((score) => score.exact));
  print(table.toString());
  print(`revisions exact: ${exact} of ${revisions}, ${ratio(exact, revisions)} (bar ${barForRevisions})`);
  return exact / revisions >= barForRevisions ? [] : [`${exact} of ${revisions} revisions are exact`];
}

function reportMonths(): string[] {
  const { months, differences } = judgeMonths(catalog, today);
  print(`months exact, every operating system of the feed: ${months - differences.length} of ${months}`);
  return [...differences];
}

function reportProperties(): string[] {
  const reports = checkProperties(catalog, today);
  for (const { property, cases } of reports) print(`${property}: ${cases} cases`);
  return reports.flatMap(({ property, counterexamples }) =>
    counterexamples.map((example) => `${property}: ${example}`),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : (part / whole).toFixed(4);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
