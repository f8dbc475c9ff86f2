/** Defender's names of platforms, as people write them. */

import type { Choice } from './select-filter.tsx';

export const platforms: readonly Choice[] = [
  ['Windows11', 'Windows 11'],
  ['Windows10', 'Windows 10'],
  ['Windows8.1', 'Windows 8.1'],
  ['Windows7', 'Windows 7'],
  ['WindowsServer2025', 'Windows Server 2025'],
  ['WindowsServer2022', 'Windows Server 2022'],
  ['WindowsServer2019', 'Windows Server 2019'],
  ['WindowsServer2016', 'Windows Server 2016'],
  ['WindowsServer2012R2', 'Windows Server 2012 R2'],
  ['WindowsServer2012', 'Windows Server 2012'],
  ['WindowsServer2008R2', 'Windows Server 2008 R2'],
  ['WindowsServer2008', 'Windows Server 2008'],
  ['WindowsServer', 'Windows Server (other)'],
  ['AzureStackHCI', 'Azure Stack HCI'],
];
