/**
 * Programs that devices have beside Windows. Names, makers and the version that setup leaves are written here; which
 * versions updates lead to says the catalogue.
 */

import type { System } from './systems.ts';

export interface Program {
  readonly name: string;
  readonly version: string;
  readonly vendor: string;
  /** Of the devices that can have it. */
  readonly share: number;
}

const microsoft = 'Microsoft Corporation';

/** At most one of each group is on a device. Microsoft's, with versions of the first installation: the catalogue raises them. */
const clientGroups: readonly (readonly Program[])[] = [
  [
    { name: 'Microsoft 365 Apps for enterprise - en-us', version: '16.0.16731.20600', vendor: microsoft, share: 0.7 },
    { name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001', vendor: microsoft, share: 0.12 },
    { name: 'Microsoft Office Standard 2016', version: '16.0.4266.1001', vendor: microsoft, share: 0.03 },
    { name: 'Microsoft Office Professional Plus 2013', version: '15.0.4569.1506', vendor: microsoft, share: 0.02 },
  ],
  [
    { name: 'Microsoft Windows Desktop Runtime - 8.0.0 (x64)', version: '64.0.5000', vendor: microsoft, share: 0.2 },
    { name: 'Microsoft Windows Desktop Runtime - 6.0.1 (x64)', version: '48.7.41000', vendor: microsoft, share: 0.1 },
  ],
  [
    { name: 'Visual Studio Professional 2022', version: '17.8.34330', vendor: microsoft, share: 0.04 },
    { name: 'Microsoft Visual Studio Professional 2015', version: '14.0.25420.1', vendor: microsoft, share: 0.01 },
  ],
  [{ name: 'Microsoft Visio Professional 2016', version: '16.0.4266.1001', vendor: microsoft, share: 0.02 }],
];

const serverGroups: readonly (readonly Program[])[] = [
  [
    { name: 'Microsoft SQL Server 2022', version: '16.0.1000.6', vendor: microsoft, share: 0.05 },
    { name: 'Microsoft SQL Server 2019', version: '15.0.4003.23', vendor: microsoft, share: 0.07 },
    { name: 'Microsoft SQL Server 2017', version: '14.0.3006.16', vendor: microsoft, share: 0.03 },
    { name: 'Microsoft SQL Server 2016', version: '13.0.6300.2', vendor: microsoft, share: 0.03 },
    {
      name: 'Microsoft Exchange Server 2019 Cumulative Update 14',
      version: '15.2.1544.4',
      vendor: microsoft,
      share: 0.02,
    },
    {
      name: 'Microsoft Exchange Server 2016 Cumulative Update 23',
      version: '15.1.2507.6',
      vendor: microsoft,
      share: 0.015,
    },
    { name: 'Microsoft SharePoint Server 2019', version: '16.0.10337.12109', vendor: microsoft, share: 0.015 },
  ],
  [{ name: 'Microsoft .NET Runtime - 8.0.0 (x64)', version: '64.0.5000', vendor: microsoft, share: 0.2 }],
  [{ name: 'Microsoft ODBC Driver 17 for SQL Server', version: '17.10.1.1', vendor: microsoft, share: 0.3 }],
];

/** A second instance of SQL Server stays at the version of its setup: the one that everybody forgot. */
export const forgottenInstanceShare = 0.25;

/** The feed names no KB for these. */
export const plainPrograms: readonly Program[] = [
  { name: 'Microsoft OneDrive', version: '23.246.1127.0002', vendor: microsoft, share: 0.7 },
  { name: 'Microsoft Teams', version: '24.4.2603.1106', vendor: microsoft, share: 0.6 },
  { name: 'Microsoft Edge WebView2 Runtime', version: '120.0.2210.61', vendor: microsoft, share: 0.8 },
  {
    name: 'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33135',
    version: '14.38.33135.0',
    vendor: microsoft,
    share: 0.7,
  },
  {
    name: 'Microsoft Visual C++ 2013 Redistributable (x64) - 12.0.40664',
    version: '12.0.40664.0',
    vendor: microsoft,
    share: 0.4,
  },
  { name: 'Google Chrome', version: '120.0.6099.71', vendor: 'Google LLC', share: 0.6 },
  { name: 'Mozilla Firefox (x64 en-US)', version: '121.0', vendor: 'Mozilla', share: 0.25 },
  { name: 'Adobe Acrobat (64-bit)', version: '23.008.20458', vendor: 'Adobe', share: 0.55 },
  { name: '7-Zip 23.01 (x64)', version: '23.01', vendor: 'Igor Pavlov', share: 0.45 },
  { name: 'Notepad++ (64-bit x64)', version: '8.6.2', vendor: 'Notepad++ Team', share: 0.3 },
  { name: 'VLC media player', version: '3.0.20', vendor: 'VideoLAN', share: 0.15 },
  { name: 'Zoom Workplace (64-bit)', version: '5.17.29988', vendor: 'Zoom', share: 0.35 },
  { name: 'Cisco Secure Client - AnyConnect VPN', version: '5.0.05040', vendor: 'Cisco Systems, Inc.', share: 0.25 },
  { name: 'FortiClient', version: '7.2.3.0929', vendor: 'Fortinet Technologies Inc', share: 0.12 },
  { name: 'PuTTY release 0.80 (64-bit)', version: '0.80.0.0', vendor: 'Simon Tatham', share: 0.1 },
  { name: 'WinSCP 6.1.2', version: '6.1.2', vendor: 'Martin Prikryl', share: 0.07 },
  { name: 'Git', version: '2.43.0', vendor: 'The Git Development Community', share: 0.08 },
  { name: 'Python 3.12.1 (64-bit)', version: '3.12.1150.0', vendor: 'Python Software Foundation', share: 0.06 },
  {
    name: 'Eclipse Temurin JRE with Hotspot 17.0.9+9 (x64)',
    version: '17.0.9.9',
    vendor: 'Eclipse Adoptium',
    share: 0.1,
  },
  { name: 'Java 8 Update 391 (64-bit)', version: '8.0.3910.13', vendor: 'Oracle Corporation', share: 0.1 },
  { name: 'SAP GUI for Windows 8.00', version: '8.00.5', vendor: 'SAP SE', share: 0.12 },
  { name: 'Citrix Workspace 2309', version: '23.9.0.99', vendor: 'Citrix Systems, Inc.', share: 0.12 },
  { name: 'TeamViewer', version: '15.49.2', vendor: 'TeamViewer', share: 0.08 },
  { name: 'Dell Command | Update for Windows Universal', version: '5.1.0', vendor: 'Dell, Inc.', share: 0.2 },
  { name: 'HP Support Solutions Framework', version: '13.0.1.131', vendor: 'HP Inc.', share: 0.1 },
  { name: 'Lenovo System Update', version: '5.08.02.25', vendor: 'Lenovo', share: 0.12 },
  { name: 'Intel(R) Management Engine Components', version: '2345.5.42.0', vendor: 'Intel Corporation', share: 0.5 },
  { name: 'NVIDIA Graphics Driver 546.33', version: '546.33', vendor: 'NVIDIA Corporation', share: 0.1 },
  { name: 'VMware Tools', version: '12.3.5.22544099', vendor: 'VMware, Inc.', share: 0.3 },
  { name: 'CrowdStrike Windows Sensor', version: '7.10.17706.0', vendor: 'CrowdStrike, Inc.', share: 0.2 },
];

/** The groups of programs that this system may have. */
export function programGroupsOf({ installationType }: System): readonly (readonly Program[])[] {
  return installationType === 'Client' ? clientGroups : serverGroups;
}

const day = 86_400_000;

/** Edge has a new major version every four weeks; 120 came out on 7 December 2023 (Microsoft's release schedule of Edge). */
export function edgeAt(asOf: string): Program {
  const releases = Math.floor((Date.parse(asOf) - Date.parse('2023-12-07')) / (28 * day));
  const version = `${Math.max(79, 120 + releases)}.0.${Math.max(309, 2210 + 66 * releases)}.61`;
  return { name: 'Microsoft Edge', version, vendor: microsoft, share: 1 };
}
