/** Ansible on Windows hosts: facts of `setup`, results of `win_updates`; several of one host are joined. */

import { noteOtherSystems, parseDeviceName, readEachDevice } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { uniteOffers } from '../../offers.ts';
import { readingOf } from '../../reading-of.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { otherSystem, readFacts } from './facts.ts';
import { type AnsibleResult, readOutput } from './outputs.ts';
import { readUpdates } from './updates.ts';

export const ansibleParser: InventoryParser = {
  format: 'ansible',
  description:
    'Ansible facts of Windows hosts (setup) and results of win_updates (command output, JSON callback, fact cache)',
  mixes: false,
  recognizes: (document) => readOutput(document).results.length > 0,
  parse: parseOutput,
};

interface Host {
  /** As Ansible knows it, or as its facts name it. */
  readonly name: string | undefined;
  readonly results: AnsibleResult[];
}

function parseOutput(document: InventoryDocument): ParsedInventory {
  const { results, problems } = readOutput(document);
  const hosts = groupByHost(results);
  const others = hosts.flatMap((host) => systemOf(host) ?? []);
  const windows = hosts.filter((host) => systemOf(host) === undefined);
  const remarks: PlacedMessage[] = [];
  const devices = readEachDevice(
    windows.map((host) => [host.name ?? '', host] as const),
    (host) => readHost(host, remarks),
  );
  return {
    readings: devices.readings,
    problems: [...problems, ...devices.problems],
    notes: [...noteOtherSystems(others), ...remarks],
  };
}

/** A result that nothing names is a device of its own: nobody else is credited with its updates. */
function groupByHost(results: readonly AnsibleResult[]): Host[] {
  const named = new Map<string, Host>();
  const hosts: Host[] = [];
  for (const result of results) {
    const name = result.host ?? (result.kind === 'facts' ? readFacts(result.object).computerDnsName : undefined);
    const namedHost = name === undefined ? undefined : named.get(name);
    if (namedHost) {
      namedHost.results.push(result);
      continue;
    }
    const host: Host = { name, results: [result] };
    hosts.push(host);
    if (name !== undefined) named.set(name, host);
  }
  return hosts;
}

/** The system of a host that does not run Windows. */
function systemOf({ results }: Host): string | undefined {
  const facts = results.find(({ kind }) => kind === 'facts');
  return facts && otherSystem(facts.object);
}

/** The name that the host gives itself; else the one that Ansible knows it by, which may be an address. */
function readHost(host: Host, remarks: PlacedMessage[]): InventoryReading {
  const of = (kind: AnsibleResult['kind']) =>
    host.results.filter((result) => result.kind === kind).map(({ object }) => object);
  const facts = joinReadings(of('facts').map(readFacts));
  const runs = of('updates').map(readUpdates);
  const place = host.name === undefined ? 'document' : `host ${host.name}`;
  remarks.push(...runs.flatMap((run) => run.remarks.map((message) => ({ place, message }))));
  const installed = new Set(runs.flatMap((run) => run.installed));
  const offers = runs.flatMap((run) => run.offers).filter(({ kb }) => !installed.has(kb));
  const alias = host.name === 'localhost' ? undefined : parseDeviceName(host.name);
  return readingOf({
    ...facts,
    computerDnsName: facts.computerDnsName ?? alias,
    installedKbs: installed.size > 0 ? sortKbNumbers(installed) : undefined,
    windowsUpdateOffers: runs.length > 0 ? uniteOffers(offers) : undefined,
  });
}
