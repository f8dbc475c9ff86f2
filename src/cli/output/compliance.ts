/** Answers about compliance as text and as rows of CSV. */

import type { ToldCompliance } from '../../api/fleet/told-compliance.ts';
import type { ComplianceFigures } from '../../fleet/compliance/compliance.ts';
import type { Terminal } from '../terminal.ts';
import type { CsvRows } from './board.ts';
import { drawTable } from './draw-table.ts';

export function drawCompliance(answer: ToldCompliance, terminal: Terminal): string {
  const { day, within, severity, total, parts } = answer;
  const { devices, pairs, kevOverdue, closed } = total;
  const severities = severity.length === 0 ? '' : ` (${severity.join(', ')})`;
  return [
    `${day}, within ${within} days${severities}: ${percent(devices.percentCompliant)}of devices compliant.`,
    `${devices.compliant} compliant, ${devices.late} late; apart: ${devices.notClosable} late with what is not offered to them, ${devices.unknown} unknown, ${devices.unsupported} unsupported.`,
    `Of the pairs due from ${closed.from} to ${closed.to}: ${closed.inTime} of ${closed.due} closed in time, ${percent(closed.percentInTime).trim()}.`,
    `Open pairs: ${pairs.late} late (${pairs.latePostponed} wait for their ring), ${pairs.notYetDue} not yet due, ${pairs.needsEsu} need ESU, ${pairs.notOffered} not offered, ${pairs.excepted} left open by exceptions on ${devices.withExceptions} devices.`,
    `Software that no KB fixes is on ${devices.withSoftwareWithoutKb} devices, and in no figure.`,
    ...(kevOverdue === undefined
      ? []
      : [`In KEV and past its due date: ${kevOverdue.pairs} pairs on ${kevOverdue.devices} devices.`]),
    ...(parts === undefined ? [] : [drawParts(parts, terminal).trimEnd()]),
    ...describeTold(answer),
    '',
  ].join('\n');
}

export function drawComplianceSeries(answers: readonly ToldCompliance[], terminal: Terminal): string {
  const cells = answers.map(({ day, total, changed }) => [day, ...cellsOf(total), changed === undefined ? '' : 'yes']);
  return drawTable([{ title: 'Day' }, ...columns, { title: 'Told otherwise before' }], cells, terminal);
}

/** A row a day and part. */
export function complianceRows(answers: readonly ToldCompliance[]): CsvRows {
  const named = answers.flatMap(({ day, total, parts = [] }) => [
    { day, part: '', ...total },
    ...parts.map(({ name, ...figures }) => ({ day, part: name ?? '(none)', ...figures })),
  ]);
  const cells = named.map(({ day, part, devices, pairs, kevOverdue, closed }) => [
    ...[day, part, devices.compliant, devices.late, devices.percentCompliant ?? '', devices.notClosable],
    ...[devices.unknown, devices.unsupported, devices.withSoftwareWithoutKb, devices.withExceptions],
    ...[pairs.late, pairs.latePostponed, pairs.notYetDue, pairs.needsEsu, pairs.notOffered, pairs.excepted],
    ...[closed.due, closed.inTime, closed.percentInTime ?? '', kevOverdue?.devices ?? '', kevOverdue?.pairs ?? ''],
  ]);
  const heading = [
    ...['day', 'part', 'compliant', 'late', 'percentCompliant', 'notClosable', 'unknown', 'unsupported'],
    ...['withSoftwareWithoutKb', 'withExceptions', 'latePairs', 'latePostponedPairs', 'notYetDuePairs'],
    ...['needsEsuPairs', 'notOfferedPairs', 'exceptedPairs', 'duePairs', 'inTimePairs', 'percentInTime'],
    ...['kevOverdueDevices', 'kevOverduePairs'],
  ];
  return [heading, ...cells];
}

const columns = [
  { title: 'Compliant', align: 'right' },
  { title: 'Late', align: 'right' },
  { title: 'Devices', align: 'right' },
  { title: 'Not closable', align: 'right' },
  { title: 'Pairs late', align: 'right' },
  { title: 'Closed in time', align: 'right' },
] as const;

function drawParts(parts: NonNullable<ToldCompliance['parts']>, terminal: Terminal): string {
  const cells = parts.map(({ name, ...figures }) => [name ?? '(none)', ...cellsOf(figures)]);
  return drawTable([{ title: 'Part', flexible: true }, ...columns], cells, terminal);
}

function cellsOf({ devices, pairs, closed }: ComplianceFigures): string[] {
  return [
    String(devices.compliant),
    String(devices.late),
    percent(devices.percentCompliant).trim(),
    String(devices.notClosable),
    String(pairs.late),
    percent(closed.percentInTime).trim(),
  ];
}

function describeTold({ firstTold, changed = [] }: ToldCompliance): readonly string[] {
  if (firstTold === undefined) return [];
  const { at, catalogVersion } = firstTold;
  if (changed.length === 0) return [`Told first at ${at}, by catalogue ${catalogVersion}; nothing has changed since.`];
  const figures = changed.map(({ part, figure, published = 'none', now = 'none' }) => {
    const whose = part === undefined ? '' : ` (${part ?? 'none'})`;
    return `  ${figure}${whose}: ${published}, now ${now}`;
  });
  return [`Told first at ${at}, by catalogue ${catalogVersion}, with other figures:`, ...figures];
}

function percent(share: number | undefined): string {
  return share === undefined ? '- ' : `${share} % `;
}
