/** Fleet (fleetdm.com): hosts of its API (`host`, `hosts`) and of `fleetctl get host … --json` (`spec`), one object a computer. */

import { noteOtherSystems, parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { parseIpAddress } from '../../ip-addresses.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { sortSoftware } from '../../software-list.ts';
import { isObject, type JsonObject, stringOf } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

export const fleetParser: InventoryParser = {
  format: 'fleet',
  description: 'Fleet hosts: GET /api/v1/fleet/hosts (with populate_software), /hosts/{id}, fleetctl get host --json',
  mixes: false,
  recognizes: (document) => readHosts(document).length > 0,
  parse: parseHosts,
};

function parseHosts(document: InventoryDocument): ParsedInventory {
  const hosts = readHosts(document);
  const isWindows = (host: JsonObject) => host.platform === 'windows';
  return {
    readings: hosts.filter(isWindows).map(readHost),
    notes: noteOtherSystems(
      hosts.filter((host) => !isWindows(host)).map((host) => stringOf(host, 'os_version') ?? String(host.platform)),
    ),
  };
}

function readHosts(document: InventoryDocument): JsonObject[] {
  const values = document.json?.values.map(({ value }) => value).filter(isObject) ?? [];
  return values.flatMap((value) => {
    const hosts = Array.isArray(value.hosts) ? value.hosts : [value.host ?? value.spec];
    return hosts
      .filter(isObject)
      .filter((host) => 'os_version' in host && 'platform' in host && 'osquery_version' in host);
  });
}

/** Fleet joins the name, the release and the version of Windows: "Windows 11 Enterprise 23H2 10.0.22631.4317". Releases up to 2004 are no half-years. */
const joinedVersion = /^(.*?)\s+(?:(?:\d\dH[12]|1[5-9]\d\d|2004)\s+)?(\d+\.\d+\.\d+(?:\.\d+)?)$/i;

function readHost(host: JsonObject): InventoryReading {
  const joined = stringOf(host, 'os_version') ?? '';
  const [, name = joined, version = ''] = joinedVersion.exec(joined) ?? [];
  const osName = parseOsName(name);
  const address = parseIpAddress(stringOf(host, 'primary_ip') ?? '');
  const reported = Date.parse(stringOf(host, 'detail_updated_at') ?? '');
  return readingOf({
    computerDnsName: parseDeviceName(stringOf(host, 'hostname') || stringOf(host, 'computer_name')),
    osName,
    osVersion: parseOsVersion(version),
    osProcessor: parseProcessor(stringOf(host, 'cpu_type') ?? ''),
    installationType: osName === undefined ? undefined : installationTypeOfName(osName),
    lastSeen: Number.isNaN(reported) ? undefined : new Date(reported).toISOString(),
    ipAddresses: address === undefined ? undefined : [address],
    ...readSoftware(host),
  });
}

/** Programs alone: extensions of browsers and packages of languages bear names of programs, too. */
function readSoftware(host: JsonObject): Pick<InventoryReading, 'software' | 'installedKbs'> {
  if (!Array.isArray(host.software)) return {};
  const programs = host.software.filter(isObject).filter(({ source }) => source === 'programs');
  const { software, kbs } = sortSoftware(
    programs.map((program) => ({
      name: stringOf(program, 'name'),
      version: stringOf(program, 'version'),
      vendor: stringOf(program, 'vendor'),
    })),
  );
  return { software, ...(kbs.length > 0 && { installedKbs: kbs }) };
}
