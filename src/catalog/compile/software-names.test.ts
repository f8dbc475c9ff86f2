import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { softwareNameOf } from './software-names.ts';

const names: readonly (readonly [product: string, software: string])[] = [
  ['Windows 10 for 32-bit Systems', 'windows_10'],
  ['Windows 10 Version 22H2 for ARM64-based Systems', 'windows_10'],
  ['Windows 10 Version 1809 for HoloLens', 'windows_10'],
  ['Windows 11 version 21H2 for x64-based Systems', 'windows_11'],
  ['Windows 11 Version 26H1 for x64-based Systems - extra', 'windows_11'],
  ['Windows 11 HLK 24H2', 'windows_11_hlk_24h2'],
  ['Windows 7 for x64-based Systems Service Pack 1', 'windows_7'],
  ['Windows 8.1 for 32-bit systems', 'windows_8.1'],
  ['Windows RT 8.1', 'windows_rt_8.1'],
  ['Windows Vista x64 Edition Service Pack 2', 'windows_vista'],
  ['Windows Server 2008 for 32-bit Systems Service Pack 2 (Server Core installation)', 'windows_server_2008'],
  ['Windows Server 2008 R2 for Itanium-Based Systems Service Pack 1', 'windows_server_2008_r2'],
  ['Windows Server 2012', 'windows_server_2012'],
  ['Windows Server 2012 R2 (Server Core installation)', 'windows_server_2012_r2'],
  ['Windows Server 2016  (Server Core installation)', 'windows_server_2016'],
  ['Windows Server 2022, 23H2 Edition (Server Core installation)', 'windows_server_2022'],
  ['Windows Server 2025', 'windows_server_2025'],
  ['Windows Server, version 1909 (Server Core installation)', 'windows_server'],
  ['Microsoft Edge (EdgeHTML-based) on Windows 10 Version 1909 for x64-based Systems', 'edge'],
  ['Microsoft Edge (Chromium-based)', 'edge_chromium-based'],
  ['Microsoft Edge (Chromium-based) in IE Mode on Windows Server 2019', 'edge_chromium-based'],
  ['Internet Explorer 11 on Windows 10 Version 1909 for x64-based Systems', 'internet_explorer'],
  ['Microsoft .NET Framework 3.5 AND 4.8.1 on Windows 11 Version 22H2 for x64-based Systems', '.net_framework'],
  ['.NET 8.0 installed on Windows', '.net'],
  ['.NET Core 3.1', '.net_core'],
  ['ASP.NET Core 8.0', 'asp.net_core'],
  ['Adobe Flash Player on Windows Server 2016', 'flash_player'],
  ['Microsoft XML Core Services 3.0 on Windows 7 for 32-bit Systems Service Pack 1', 'xml_core_services'],
  [
    'Microsoft Windows Hyperlink Object Library on Windows Server 2008 R2 for x64-based Systems Service Pack 1',
    'windows_hyperlink_object_library',
  ],
  ['VBScript 5.8 on Windows Server 2008 R2 for x64-based Systems Service Pack 1', 'vbscript'],
  ['Microsoft 365 Apps for Enterprise for 64-bit Systems', 'office'],
  ['Microsoft Office 2016 (32-bit edition)', 'office_2016'],
  ['Microsoft Excel 2016 Click-to-Run (C2R) for 32-bit editions', 'excel_2016'],
  ['Microsoft Word 2013 Service Pack 1 (64-bit editions)', 'word_2013'],
  ['Microsoft SharePoint Server 2019', 'sharepoint_server_2019'],
  ['Microsoft Exchange Server 2019 Cumulative Update 14', 'exchange_server_2019'],
  ['Microsoft Exchange Server Subscription Edition RTM', 'exchange_server_subscription_edition'],
  ['Microsoft SQL Server 2019 for x64-based Systems (CU 32)', 'sql_server_2019'],
  ['Microsoft SQL Server 2008 R2 for x64-Based Systems Service Pack 3 (QFE)', 'sql_server_2008_r2'],
  ['Microsoft Visual Studio 2022 version 17.8', 'visual_studio_2022'],
  ['Skype for Business Server 2015 CU11', 'skype_for_business_server_2015'],
  [
    'Microsoft Dynamics 365 Business Central 2020 Release Wave 2 – Update 17.17',
    'dynamics_365_business_central_2020_release_wave_2',
  ],
  ['Microsoft Dynamics 365 (on-premises) version 9.1', 'dynamics_365_on-premises'],
  ['Dynamics 365 Server, version 9.0 (on-premises)', 'dynamics_365_server'],
  ['Power BI Report Server - January 2023', 'power_bi_report_server'],
  ['Azure File Sync v18', 'azure_file_sync'],
  ['Windows Malicious Software Removal Tool 64-bit', 'windows_malicious_software_removal_tool'],
];

test('a product has the name that Defender gives it, or one by the same pattern', () => {
  for (const [product, software] of names) assert.equal(softwareNameOf(product), software, product);
});

test('whatever a product is called, its name is lower case and never empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' on ', 'Microsoft ', 'Version 1')),
      (product) => {
        assert.match(softwareNameOf(product), /^[a-z0-9.+#_-]+$/);
      },
    ),
  );
});
