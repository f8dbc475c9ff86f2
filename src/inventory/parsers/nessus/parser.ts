/** Nessus, Tenable Vulnerability Management and Security Center: CSV of a scan, of which the plugins that list are read. */

import { noteOtherSystems, readEachDevice } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { splitByHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { isTold, readHost, remarksOn, type ScannedHost, systemOf } from './host.ts';
import { plugins } from './outputs.ts';

const rename = columnRenamer({
  plugin: ['pluginid', 'plugin'],
  host: ['host', 'ipaddress', 'ip'],
  title: ['name', 'pluginname'],
  output: ['pluginoutput', 'plugintext', 'output'],
  dns: ['fqdn', 'dnsname'],
  netbios: ['netbios', 'netbiosname'],
  system: ['os', 'operatingsystem'],
});

export const nessusParser: InventoryParser = {
  format: 'nessus',
  description: 'Nessus scans with plugin outputs: hotfixes, software, system, by host (CSV)',
  mixes: false,
  recognizes: (document) => document.rows.some((row) => isResult(rename(row))),
  parse: parseScan,
};

function isResult(row: Row): boolean {
  return /^\d{5,6}$/.test(textOf(row, 'plugin') ?? '') && hasField(row, 'output') && hasField(row, 'host');
}

function parseScan(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter((row) => isResult(rename(row)));
  const own = ['host', 'ip address', 'ip'].find((heading) => rows.some((row) => hasField(row, heading))) ?? 'host';
  const split = splitByHost(rows, { own: own.replace(' ', '') });
  const hosts = split.hosts.map((host) => [host.host, collect(host.rows.map(rename))] as const);
  const others = hosts.flatMap(([, host]) => {
    const system = systemOf(host);
    return system === undefined || /windows/i.test(system) ? [] : [system];
  });
  const windows = hosts.filter(([, host]) => /windows|^$/i.test(systemOf(host) ?? ''));
  const told = windows.filter(([, host]) => isTold(host));
  const devices = readEachDevice(told, readHost);
  return {
    readings: devices.readings,
    problems: [...split.problems, ...devices.problems],
    notes: [...noteOtherSystems(others), ...noteUntold(windows.length - told.length), ...noteRemarks(told)],
  };
}

/** The lists of hotfixes go by their titles, too. */
function pluginOf(row: Row): string {
  const title = textOf(row, 'title') ?? '';
  if (/\bWMI QuickFixEngineering\b/i.test(title)) return plugins.wmiHotfixes;
  return textOf(row, 'plugin') ?? '';
}

const pluginsRead: ReadonlySet<string> = new Set(Object.values(plugins));

function collect(rows: readonly Row[]): ScannedHost {
  const outputs = new Map<string, string>();
  for (const row of rows) {
    const plugin = pluginOf(row);
    if (!pluginsRead.has(plugin)) continue;
    const output = textOf(row, 'output') ?? '';
    // Of a plugin that reports more than once, as .NET's does, every output counts.
    outputs.set(plugin, outputs.has(plugin) ? `${outputs.get(plugin)}\n${output}` : output);
  }
  const first = (field: string) => rows.map((row) => textOf(row, field)).find((text) => text !== undefined);
  const names = [first('dns'), first('netbios')?.replace(/^.*\\/, '')];
  return {
    outputs,
    names: names.filter((name) => name !== undefined),
    address: first('host') ?? '',
    system: first('system'),
  };
}

function noteUntold(count: number): PlacedMessage[] {
  if (count === 0) return [];
  const message = `${count} ${count === 1 ? 'host has' : 'hosts have'} no results of a scan with credentials and ${count === 1 ? 'was' : 'were'} left out`;
  return [{ place: 'document', message }];
}

/** One note for each remark, with the number of hosts that it is about. */
function noteRemarks(hosts: readonly (readonly [string, ScannedHost])[]): PlacedMessage[] {
  const byRemark = new Map<string, string[]>();
  for (const [name, host] of hosts) {
    for (const remark of remarksOn(host)) {
      const names = byRemark.get(remark);
      if (names) names.push(name);
      else byRemark.set(remark, [name]);
    }
  }
  return [...byRemark].map(([message, [first, ...others]]) => ({
    place: others.length === 0 ? `host ${first}` : `host ${first} and ${others.length} others`,
    message,
  }));
}
