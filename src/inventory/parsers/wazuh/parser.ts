/** Wazuh's syscollector: system, hotfixes and packages of each agent. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import { noteOtherSystems, parseDeviceName, readEachDevice } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { sortSoftware } from '../../software-list.ts';
import { isObject, type JsonObject, stringOf } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { findSyscollector, type WazuhFinding } from './walk.ts';

export const wazuhParser: InventoryParser = {
  format: 'wazuh',
  description: 'Wazuh syscollector: system, hotfixes, packages (API answers, states, events, NDJSON)',
  mixes: false,
  recognizes: (document) => readFindings(document).some(isOwn),
  parse: parseSyscollector,
};

function readFindings(document: InventoryDocument): WazuhFinding[] {
  return findSyscollector(document.json?.values.map(({ value }) => value));
}

/** Other sources have systems and packages, too; these come with what only Wazuh puts around them. */
function isOwn({ kind, object }: WazuhFinding): boolean {
  if (kind === 'hotfix') return true;
  if (kind === 'system') return isObject(object.host) || 'agent_id' in object || 'hostname' in object;
  return 'agent_id' in object || 'scan' in object || 'scan_time' in object || isObject(object.package);
}

function parseSyscollector(document: InventoryDocument): ParsedInventory {
  const agents = new Map<string, WazuhFinding[]>();
  for (const finding of readFindings(document)) {
    const findings = agents.get(finding.agent);
    if (findings) findings.push(finding);
    else agents.set(finding.agent, [finding]);
  }
  const others = [...agents].flatMap(([agent, findings]) => otherSystem(agent, findings) ?? []);
  for (const { agent } of others) agents.delete(agent);
  const notes = [...noteOtherSystems(others.map(({ system }) => system)), ...findUnsynced(document)];
  return { ...readEachDevice(agents, readAgent), notes };
}

/** An agent whose system is not Windows. */
function otherSystem(agent: string, findings: readonly WazuhFinding[]): { agent: string; system: string } | undefined {
  const system = findings.find(({ kind }) => kind === 'system');
  const { osName, osVersion } = system ? readSystem(system.object) : {};
  return osName === undefined || osVersion !== undefined || /windows/i.test(osName)
    ? undefined
    : { agent, system: osName };
}

function readAgent(findings: readonly WazuhFinding[]): InventoryReading {
  const of = (kind: WazuhFinding['kind']) =>
    findings.filter((finding) => finding.kind === kind).map(({ object }) => object);
  const hotfixes = of('hotfix').flatMap((object) => kbOfHotfix(object) ?? []);
  const packages = of('package');
  const { software, kbs } = sortSoftware(packages.map(toSoftware));
  const asked = hotfixes.length + kbs.length > 0;
  return joinReadings([
    ...of('system').slice(-1).map(readSystem),
    { ...(asked && { installedKbs: sortKbNumbers([...hotfixes, ...kbs]) }), ...(packages.length > 0 && { software }) },
  ]);
}

function kbOfHotfix(object: JsonObject): KbNumber | undefined {
  const packaged = isObject(object.package) && isObject(object.package.hotfix) ? object.package.hotfix.name : undefined;
  const text = packaged ?? object.hotfix;
  return typeof text === 'string' ? parseKbNumber(text) : undefined;
}

function toSoftware(object: JsonObject) {
  const packaged = isObject(object.package) ? object.package : object;
  return {
    name: stringOf(packaged, 'name'),
    version: stringOf(packaged, 'version'),
    vendor: stringOf(packaged, 'vendor'),
  };
}

function readSystem(object: JsonObject): InventoryReading {
  const host = isObject(object.host) ? object.host : object;
  const os = isObject(host.os) ? host.os : { name: object.os_name, version: object.os_version };
  const osName = parseOsName(stringOf(os, 'name'));
  const osVersion = parseOsVersion(stringOf(os, 'version') ?? '');
  const name = parseDeviceName(stringOf(host, 'hostname') ?? stringOf(object, 'hostname'));
  const osProcessor = parseProcessor(stringOf(host, 'architecture') ?? '');
  const installationType = osName === undefined ? undefined : installationTypeOfName(osName);
  return readingOf({
    computerDnsName: name,
    osName,
    osVersion,
    osProcessor,
    installationType,
  });
}

/** Agents that stand in the document without data. */
function findUnsynced(document: InventoryDocument): PlacedMessage[] {
  return (document.json?.values ?? []).flatMap(({ value }) =>
    Object.entries(isObject(value) ? value : {}).flatMap(([agent, inner]) =>
      isObject(inner) && inner.status === 'NOT_SYNCED'
        ? [{ place: `agent ${agent}`, message: 'has not reported yet' }]
        : [],
    ),
  );
}
