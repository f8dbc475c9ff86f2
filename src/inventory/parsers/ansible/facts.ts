/** Facts that Ansible's setup module gathers on Windows. */

import { parseDeviceName } from '../../devices.ts';
import { installationTypeOfName, parseInstallationType } from '../../installation-type.ts';
import { parseIpAddress, uniteAddresses } from '../../ip-addresses.ts';
import type { InstallationType, InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture, parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';

type Facts = (name: string) => string | undefined;

export function readFacts(object: JsonObject): InventoryReading {
  const fact = factsIn(object);
  const osName = readOsName(fact);
  const time = isObject(object.ansible_date_time) ? object.ansible_date_time : object.date_time;
  const seen = Date.parse(isObject(time) && typeof time.iso8601 === 'string' ? time.iso8601 : '');
  return readingOf({
    computerDnsName: parseDeviceName(fact('fqdn')?.replace(/\.$/, '')) ?? parseDeviceName(fact('hostname')),
    osName,
    osVersion: readVersion(fact('distribution_version') ?? '') ?? readVersion(fact('kernel') ?? ''),
    osProcessor: parseProcessor(fact('architecture2') ?? '') ?? parseOsArchitecture(fact('architecture') ?? ''),
    installationType: readInstallationType(fact, osName),
    lastSeen: Number.isNaN(seen) ? undefined : new Date(seen).toISOString(),
    ipAddresses: readAddresses(object.ansible_ip_addresses ?? object.ip_addresses),
  });
}

/** "Ubuntu", where the host does not run Windows. */
export function otherSystem(object: JsonObject): string | undefined {
  const fact = factsIn(object);
  const family = fact('os_family');
  return family === undefined || /windows/i.test(family) ? undefined : (fact('distribution') ?? family);
}

function factsIn(object: JsonObject): Facts {
  return (name) => {
    const value = object[`ansible_${name}`] ?? object[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
}

function readAddresses(told: unknown): readonly string[] | undefined {
  const texts = Array.isArray(told) ? told : [];
  const addresses = texts.flatMap((text) => (typeof text === 'string' ? (parseIpAddress(text) ?? []) : []));
  return addresses.length === 0 ? undefined : uniteAddresses(addresses);
}

/** "Microsoft Windows NT 10.0.17763.0", as old versions have it, is a kind, not a name. */
function readOsName(fact: Facts): string | undefined {
  const names = [fact('os_name'), fact('distribution')];
  return parseOsName(names.find((name) => name !== undefined && !/windows nt/i.test(name)));
}

/** .NET's Environment.OSVersion, whose last part is 0 whatever the revision of the system. */
function readVersion(text: string): string | undefined {
  return parseOsVersion(text)?.replace(/\.0$/, '');
}

function readInstallationType(fact: Facts, osName: string | undefined): InstallationType | undefined {
  const named = parseInstallationType(fact('os_installation_type') ?? '');
  if (named) return named;
  const product = fact('os_product_type') ?? '';
  if (/^workstation$/i.test(product)) return 'Client';
  if (/^(?:server|domain_controller)$/i.test(product)) return 'Server';
  return osName === undefined ? undefined : installationTypeOfName(osName);
}
