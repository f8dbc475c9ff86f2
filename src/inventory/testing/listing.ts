/** Writes made-up `systeminfo` listings for tests: any language, any code page. */

import iconv from 'iconv-lite';
import { type ListingLanguage, listingLanguages } from './listing-languages.ts';

export interface ListedDevice {
  readonly hostName: string;
  readonly osVersion: string;
  readonly kbs: readonly string[];
}

export const listedDevice: ListedDevice = {
  hostName: 'PC-0815',
  osVersion: '10.0.19045',
  kbs: ['KB5015684', 'KB5033372', 'KB982018', 'KB5034224'],
};

export function listingLanguage(name: string): ListingLanguage {
  const language = listingLanguages.find((candidate) => candidate.name === name);
  if (!language) throw new Error(`no listing language ${name}`);
  return language;
}

/** The thirty-three values of the listing; a list stands as an array whose first element is its sentence. */
export function listingValues(language: ListingLanguage, device: ListedDevice = listedDevice): (string | string[])[] {
  const build = device.osVersion.split('.')[2];
  const { notAvailable } = language;
  const numbered = (items: readonly string[]) => items.map((item, n) => `[${String(n + 1).padStart(2, '0')}]: ${item}`);
  return [
    device.hostName,
    `Microsoft Windows 10 ${language.edition}`,
    `${device.osVersion} ${notAvailable} ${language.build} ${build}`,
    'Microsoft Corporation',
    language.installed.replace('#', ''),
    'Multiprocessor Free',
    'KB1234567 GmbH',
    '',
    '00330-50000-00000-AAOEM',
    '2019-11-12, 09:40:53',
    '2024-02-01, 08:34:58',
    'Contoso 10.0.14393',
    'Model 6.1.7601 x86',
    language.systemType,
    ['2', ...numbered(['AMD64 Family 25 Model 97 Stepping 2 AuthenticAMD ~3793 MHz', 'AMD64 Family 25 Model 97'])],
    'Contoso 10.0.22631 Build 2631, 2023-10-18',
    'C:\\Windows',
    'C:\\Windows\\system32',
    '\\Device\\HarddiskVolume1',
    language.location,
    language.location,
    '(UTC+01:00)',
    '8 073 MB',
    '785 MB',
    '13 730 MB',
    '2 515 MB',
    '11 215 MB',
    'C:\\pagefile.sys',
    'WORKGROUP',
    `\\\\${device.hostName}`,
    device.kbs.length === 0
      ? notAvailable
      : [language.installed.replace('#', String(device.kbs.length)), ...numbered(device.kbs)],
    ['1', ...numbered(['Contoso NIC 5000000', '     DHCP:', '     [01]: 192.168.1.48', '     [02]: fe80::1'])],
    language.notAvailable,
  ];
}

export function writeTextListing(language: ListingLanguage, device: ListedDevice = listedDevice): string {
  const labels = language.labels.split('|');
  const width = Math.max(...labels.map((label) => label.length)) + 2;
  const textLines = listingValues(language, device).flatMap((value, index) => {
    const [first = '', ...items] = typeof value === 'string' ? [value] : value;
    const label = `${labels[index]}:`.padEnd(width);
    return [`${label}${first}`, ...items.map((item) => `${' '.repeat(width)}${item}`)];
  });
  return `\r\n${textLines.join('\r\n')}\r\n`;
}

export function writeCsvListing(language: ListingLanguage, device: ListedDevice = listedDevice): string {
  const quote = (cell: string) => `"${cell}"`;
  const cells = listingValues(language, device).map((value) => (typeof value === 'string' ? value : value.join(',')));
  return `\r\n${language.labels.split('|').map(quote).join(',')}\r\n${cells.map(quote).join(',')}\r\n`;
}

export function encode(text: string, encoding: string, mark = false): Uint8Array {
  return iconv.encode(text, encoding, { addBOM: mark });
}
