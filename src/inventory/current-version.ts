/** What the registry key "Windows NT\CurrentVersion" says, however its values reached us. */

import { installationTypeOfName, parseInstallationType } from './installation-type.ts';
import type { InstallationType, InventoryReading, Processor } from './model.ts';
import { parseOsEdition } from './os-edition.ts';
import { parseOsName } from './os-name.ts';
import { versionOfBuild } from './os-version.ts';
import { parseProcessor } from './processor.ts';
import { readingOf } from './reading-of.ts';

/** The value of that name in lower case: text, or a number for a dword. */
export type RegistryValues = (name: string) => string | number | undefined;

/**
 * Build and revision from CurrentBuildNumber and UBR. ProductName still says "Windows 10" on Windows 11, so a client's name is
 * only kept where the build does not contradict it. BuildLabEx ("22621.1.amd64fre.ni_release…") names the architecture.
 */
export function readCurrentVersion(values: RegistryValues): InventoryReading {
  const build = readBuild(values('currentbuildnumber')) ?? readBuild(values('currentbuild'));
  const osVersion = build === undefined ? undefined : versionOfBuild(build, readNumber(values('ubr')));
  const type = parseInstallationType(String(values('installationtype') ?? ''));
  const productName = String(values('productname') ?? '');
  const osName = trustedName(productName, build, type);
  const installationType = type ?? installationTypeOfName(productName);
  const osProcessor = processorOfBuildLab(String(values('buildlabex') ?? values('buildlab') ?? ''));
  return readingOf({
    osName,
    osEdition: parseOsEdition(String(values('editionid') ?? '')),
    osVersion,
    osProcessor,
    installationType,
  });
}

/** Undefined for a name that its build contradicts: the registry of a Windows 11 may call it "Windows 10 Pro". */
export function trustedName(name: string, build: number | undefined, type?: InstallationType): string | undefined {
  const trimmed = parseOsName(name);
  if (trimmed === undefined) return undefined;
  const isClient = type === 'Client' || (type === undefined && installationTypeOfName(trimmed) === 'Client');
  return isClient && build !== undefined && build >= 22_000 && /windows 10\b/i.test(trimmed) ? undefined : trimmed;
}

/** "22621.1.amd64fre.ni_release.220506-1250". */
export function processorOfBuildLab(text: string): Processor | undefined {
  const word = /\.(amd64|x86|arm64|ia64)(?:fre|chk)\./i.exec(text)?.[1];
  return word === undefined ? undefined : parseProcessor(word);
}

function readBuild(value: string | number | undefined): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 1000 && number < 1_000_000 ? number : undefined;
}

/** A decimal number, or hexadecimal with "0x". */
export function readNumber(value: string | number | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const text = value?.trim() ?? '';
  return /^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(text) ? Number(text) : undefined;
}
