/** The PowerShell module PSWindowsUpdate: Get-WindowsUpdate (what is offered), -IsInstalled, Get-WUHistory, Install-WindowsUpdate. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading, OfferedUpdate } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { flagOf, hasField, isCutOff, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import { replayHistory } from '../../update-history.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

export const psWindowsUpdateParser: InventoryParser = {
  format: 'ps-windows-update',
  description: 'PSWindowsUpdate (Get-WindowsUpdate, Get-WUHistory, Install-WindowsUpdate)',
  mixes: true,
  recognizes: (document) => document.rows.some(isUpdate) || document.rows.some(isHistory),
  parse: parseUpdates,
};

function isUpdate(row: Row): boolean {
  return hasField(row, 'kb') && hasField(row, 'title') && hasField(row, 'status', 'result', 'size') && !isHistory(row);
}

function isHistory(row: Row): boolean {
  return hasField(row, 'title') && hasField(row, 'operationname') && hasField(row, 'result');
}

function parseUpdates(document: InventoryDocument): ParsedInventory {
  const notes: PlacedMessage[] = [];
  const listed = document.rows.filter((row) => isUpdate(row) || isHistory(row));
  const restarting = /^.{0,40}reboot is required/im.test(document.text);
  const subjectOf = (row: Row) => (isHistory(row) ? undefined : kbOfRow(row));
  return { ...readEachHost(listed, { subjectOf }, (rows) => readDevice(rows, restarting, notes)), notes };
}

function readDevice(rows: readonly Row[], restarting: boolean, notes: PlacedMessage[]): InventoryReading {
  const history = rows.filter(isHistory);
  const updates = rows.filter((row) => !isHistory(row));
  const installed = updates.filter(isInstalled);
  const offered = updates.filter((row) => !isInstalled(row));
  const waits = (row: Row) => flagOf(row, 'rebootrequired') === true || (restarting && hasField(row, 'result'));
  const waiting = installed.filter(waits);
  for (const row of waiting)
    notes.push({ place: row.place, message: 'waits for a restart and does not count as installed' });
  for (const row of history.filter(lostItsKb)) {
    notes.push({ place: row.place, message: 'the title is cut off and its KB number with it; use Format-List' });
  }
  const kbs = [
    ...installed.filter((row) => !waits(row)).flatMap((row) => kbOfRow(row) ?? []),
    ...replayHistory(history.map(toHistoryEntry)),
  ];
  return {
    ...(installed.length + history.length > 0 && { installedKbs: sortKbNumbers(kbs) }),
    ...(offered.length > 0 && { windowsUpdateOffers: uniteOffers(offered.flatMap(toOffer)) }),
  };
}

/** Status is seven marks, the third of which is I for what is installed; Result is a word of Install-WindowsUpdate. */
function isInstalled(row: Row): boolean {
  const status = textOf(row, 'status') ?? '';
  return /^..I/.test(status) || flagOf(row, 'isinstalled') === true || textOf(row, 'result') === 'Installed';
}

/** Drivers have no KB. */
function kbOfRow(row: Row): KbNumber | undefined {
  const text = textOf(row, 'kb') ?? '';
  return parseKbNumber(text) ?? parseKbNumber(/^KB\d{6,8}(?=\s|$)/i.exec(text)?.[0] ?? '');
}

function toOffer(row: Row): OfferedUpdate[] {
  const kb = kbOfRow(row);
  return kb === undefined ? [] : [makeOffer(kb, textOf(row, 'title'))];
}

function toHistoryEntry(row: Row) {
  const kb = textOf(row, 'kb');
  return {
    title: kb !== undefined && parseKbNumber(kb) ? `(KB${parseKbNumber(kb)})` : (textOf(row, 'title') ?? ''),
    operation: textOf(row, 'operationname'),
    result: textOf(row, 'result'),
    date: textOf(row, 'date'),
  };
}

function lostItsKb(row: Row): boolean {
  const title = textOf(row, 'title') ?? '';
  return isCutOff(title) && kbsOfTitle(title).length === 0 && textOf(row, 'kb') === undefined;
}
