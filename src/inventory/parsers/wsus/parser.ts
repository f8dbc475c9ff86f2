/** Windows Server Update Services: the state of each update on each computer, and the computers themselves (CSV, JSON, lists). */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import { noteOtherSystems } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InstallationType, InventoryReading } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { parseOsName } from '../../os-name.ts';
import { versionOfBuild } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hostColumnsOf } from '../../rows/host-column.ts';
import { columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { type InstallationState, parseState } from './state.ts';

const rename = columnRenamer({
  state: ['updateinstallationstate', 'installationstate', 'summarizationstate', 'status', 'state', 'installstatus'],
  kb: [
    'updatekb',
    'knowledgebasearticles',
    'knowledgebasearticle',
    'kbarticle',
    'kbarticleids',
    'kb',
    'articleid',
    'kbnumber',
  ],
  title: ['updatetitle', 'defaulttitle', 'title', 'update', 'updatename'],
  system: ['osdescription', 'operatingsystem', 'os'],
  build: ['osbuildnumber', 'osbuild'],
  architecture: ['osarchitecture', 'processorarchitecture'],
  role: ['computerrole'],
});

/** What only WSUS names so: its presence tells the source. */
const ownHeadings = columnRenamer({
  wsus: [
    ...['fulldomainname', 'computertargetid', 'computerrole', 'lastreportedstatustime'],
    ...['updateinstallationstate', 'updateapprovalaction', 'summarizationstate', 'updateapprovaltargetgroupid'],
  ],
});

export const wsusParser: InventoryParser = {
  format: 'wsus',
  description: 'WSUS: states of updates by computer, Get-WsusComputer (CSV, JSON, list)',
  mixes: false,
  recognizes: (document) => document.rows.some((row) => isOfReport(row) && (isOwn(row) || speaksWsus(rename(row)))),
  parse: parseReport,
};

/** A row that names a computer and either the state of an update on it or its system. */
function isOfReport(row: Row): boolean {
  const renamed = rename(row);
  const isComputer = hasField(renamed, 'system', 'build') && (isOwn(row) || hasField(renamed, 'role'));
  return (isState(renamed) || isComputer) && hostColumnsOf(row).length > 0;
}

function isOwn(row: Row): boolean {
  return hasField(ownHeadings(row), 'wsus');
}

function isState(row: Row): boolean {
  return hasField(row, 'state') && hasField(row, 'kb', 'title');
}

/** Words for states that no other tool uses. */
function speaksWsus(row: Row): boolean {
  return (
    isState(row) &&
    /^(?:needed|not ?installed|not ?applicable|installed ?pending ?reboot)$/i.test(textOf(row, 'state') ?? '')
  );
}

function parseReport(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter(isOfReport);
  const notes: PlacedMessage[] = [];
  const systemOf = (row: Row) => textOf(rename(row), 'system') ?? '';
  const isOther = (row: Row) => !/windows|^$/i.test(systemOf(row));
  const windows = rows.filter((row) => !isOther(row));
  const named = ['fulldomainname', 'computername'].find((heading) => windows.some((row) => hasField(row, heading)));
  const options = { subjectOf: (row: Row) => kbsOfRow(rename(row))[0] ?? systemOf(row), ...(named && { own: named }) };
  const devices = readEachHost(windows, options, (own, host) => readComputer(own.map(rename), host, notes));
  return { ...devices, notes: [...notes, ...noteOtherSystems(rows.filter(isOther).map(systemOf))] };
}

function readComputer(rows: readonly Row[], host: string, notes: PlacedMessage[]): InventoryReading {
  const states = rows.filter(isState).map((row) => ({ row, state: parseState(textOf(row, 'state') ?? '') }));
  const of = (wanted: InstallationState) => states.filter(({ state }) => state === wanted).map(({ row }) => row);
  const offers = of('missing').flatMap((row) => kbsOfRow(row).map((kb) => makeOffer(kb, textOf(row, 'title'))));
  const installed = of('installed').flatMap(kbsOfRow);
  const waiting = of('waiting').length;
  if (waiting > 0) {
    const message = `${waiting} updates wait for a restart and do not count as installed`;
    notes.push({ place: `device ${host}`, message });
  }
  return joinReadings([
    ...rows.map(readSystem),
    readingOf({
      installedKbs: installed.length > 0 ? sortKbNumbers(installed) : undefined,
      windowsUpdateOffers: offers.length > 0 ? uniteOffers(offers) : undefined,
    }),
  ]);
}

function readSystem(row: Row): InventoryReading {
  const osName = parseOsName(textOf(row, 'system'));
  const build = Number(textOf(row, 'build') ?? Number.NaN);
  return readingOf({
    osName,
    // The client's version is that of the Windows Update Agent, whose file not every update replaces.
    osVersion: Number.isNaN(build) ? undefined : versionOfBuild(build),
    osProcessor: parseProcessor(textOf(row, 'architecture') ?? ''),
    installationType: typeOfRole(textOf(row, 'role')) ?? installationTypeOfName(osName ?? ''),
  });
}

function typeOfRole(role: string | undefined): InstallationType | undefined {
  if (/^workstation$/i.test(role ?? '')) return 'Client';
  return /server/i.test(role ?? '') ? 'Server' : undefined;
}

/** Bare numbers in the column of articles; else the title names the KB. */
function kbsOfRow(row: Row): KbNumber[] {
  const kb = parseKbNumber(textOf(row, 'kb') ?? '');
  return kb ? [kb] : kbsOfTitle(textOf(row, 'title') ?? '');
}
