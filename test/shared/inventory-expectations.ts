/** What each recorded inventory holds. Facts: the files themselves, counted without the parsers. */

/** Format; for each device "name version processor installationType"; numbers of KBs, software and offers over all devices. */
export type Expectation = readonly [
  format: string,
  devices: readonly string[],
  counts: { readonly kbs?: number; readonly software?: number; readonly offers?: number },
];

const listing = (device: string, kbs: number): Expectation => ['systeminfo', [device], { kbs }];
const hotfixes = (device: string, kbs: number): Expectation => ['quick-fix', [`${device} - - -`], { kbs }];
const registry = (device: string, software?: number): Expectation => [
  'registry',
  [device],
  software ? { software } : {},
];
const wazuhServer: Expectation = ['wazuh', ['WINDOWS-SERVER- 10.0.17763.6054 x64 Server'], { kbs: 13, software: 3 }];

/** Counted by eye and by `grep -oiE 'KB[0-9]{6,8}' | sort -u`, not by the parsers. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'devices/10_1803_x64_pro_it_systeminfo.txt': listing('PC044 10.0.17134 x64 Client', 10),
  'devices/10_1803_x64_proforworkstations_en-us_A_20190305_qfe.txt': hotfixes('-', 4),
  'devices/10_1803_x64_proforworkstations_en-us_A_20190305_systeminfo.txt': listing(
    'DESKTOP-OOF6NB5 10.0.17134 x64 Client',
    4,
  ),
  'devices/10_1803_x64_proforworkstations_en-us_A_20190305_updates.txt': [
    'windows-update-agent',
    ['- - - -'],
    { offers: 2 },
  ],
  'devices/10_1803_x86_enterprise_nl_systeminfo.txt': listing('DESKTOP-LFQSJM4 10.0.17134 x86 Client', 4),
  'devices/10_1809_x64_education_es_systeminfo.txt': listing('- 10.0.17763 x64 Client', 9),
  'devices/10_21H1_x64_enterprise_systeminfo.txt': listing('DESKTOP-92B51CV 10.0.19043 x64 Client', 4),
  'devices/10_rtm_x64_pro_en-us_systeminfo.txt': listing('DESKTOP-J4ED1CA 10.0.10240 x64 Client', 2),
  'devices/11_21H2_x64_enterprise_systeminfo.txt': listing('WINXI21H2 10.0.22000 x64 Client', 4),
  'devices/11_23H2_x64_enterprise_systeminfo.txt': listing('DESKTOP-JNEKK9U 10.0.22631 x64 Client', 4),
  'devices/7_sp1_x64_enterprise_en-us_20190305_qfe.txt': hotfixes('-', 276),
  // Announces 273 and stops after 245: `systeminfo` of Windows 7 cuts its list off.
  'devices/7_sp1_x64_enterprise_en-us_20190305_systeminfo.txt': listing('WIN7SP1X64 6.1.7601 x64 Client', 245),
  'devices/7_sp1_x64_enterprise_en-us_20190305_updates.txt': ['windows-update-agent', ['- - - -'], { offers: 37 }],
  'devices/7_sp1_x64_enterprise_fr_systeminfo_powershell.txt': listing('WIN-IDKKFN87EL8 6.1.7601 x64 Client', 93),
  'devices/8.1_u1_x64_enterprise_en-us_systeminfo.txt': listing('WIN81U1X64 6.3.9600 x64 Client', 6),
  'devices/srv_2016_1607_datacenter_en-us_systeminfo.txt': listing('MYSERVER 10.0.14393 x64 Server', 5),
  'devices/srv_2019_rtm_datacenter_en-us_systeminfo.txt': listing('WIN-O863JARO7CM 10.0.17763 x64 Server', 5),
  'samples/agents/glpi/inventory_format_tests_data_12.xml': [
    'glpi',
    ['pc-arg-23.cedre.local 6.3.9600 x64 Client'],
    { kbs: 2, software: 6 },
  ],
  'samples/agents/mde/machines_windows_elastic.ndjson': [
    'defender',
    [
      'c-lab-08 10.0.19045.5608 x64 Client',
      'dlp-win2k19 10.0.17763.6414 x64 Server',
      'clw238-test 10.0.22631.4317 x64 Client',
    ],
    {},
  ],
  // 207 hotfixes, and MSXML 4.0 SP2 twice in the software with a KB in its name.
  'samples/agents/tenable-ot/assets_windows_1.json': [
    'tenable',
    ['STEP7 6.1.7601 x64 Server'],
    { kbs: 209, software: 95 },
  ],
  'samples/agents/wazuh/agentHotfixesData.json': ['wazuh', ['- - - -', '- - - -', '- - - -'], { kbs: 54 }],
  'samples/agents/wazuh/vd_first_windows.json': wazuhServer,
  'samples/agents/wazuh/windows_vd_first.json': wazuhServer,
  'samples/computerinfo-registry/glpi-agent_mssql-Uninstall.reg': registry('- - - -', 7),
  'samples/computerinfo-registry/transcribed/get-computerinfo_server2022-core_20348.2655_excerpt.txt': [
    'computer-info',
    ['aksnpw22000000 10.0.20348 x64 Server Core'],
    { kbs: 3 },
  ],
  'samples/computerinfo-registry/transcribed/reg-export_CurrentVersion_win11-23H2_22631.4000_synthetic.reg':
    registry('- 10.0.22631.4000 - Client'),
  'samples/computerinfo-registry/transcribed/reg-query_CurrentVersion_win11-23H2_22631.4460_crlf.txt':
    registry('- 10.0.22631.4460 - Client'),
  'samples/computerinfo-registry/transcribed/reg-query_CurrentVersion_win11-25H2_26200.8457_homebrew-test.txt':
    registry('- 10.0.26200.8457 - Client'),
  'samples/computerinfo-registry/vuls_parseGetComputerInfo_happy.txt': [
    'computer-info',
    ['- 10.0.19044 x64 Client'],
    {},
  ],
  'samples/computerinfo-registry/vuls_parseRegistryPublishers_happy.txt': registry('- - - -', 4),
  'samples/computerinfo-registry/vuls_parseRegistryPublishers_missing_publisher.txt': registry('- - - -', 3),
  'samples/computerinfo-registry/vuls_parseRegistryPublishers_no_trailing_newline.txt': registry('- - - -', 1),
  'samples/computerinfo-registry/vuls_parseRegistry_happy.txt': registry('- 10.0.19044.2364 x64 Client'),
  'samples/computerinfo-registry/vuls_parseWmiObject_happy.txt': ['operating-system', ['- 10.0.19044 x64 Client'], {}],
  'samples/hotfix/transcribed/get-ciminstance-qfe_ja_win10-1903_18362.txt': hotfixes('LETS-NOTE-RZ4', 7),
  'samples/hotfix/transcribed/get-hotfix_ConvertTo-Json_ps5.1_remote-single.json': hotfixes('PWSH-BD', 1),
  'samples/hotfix/transcribed/get-hotfix_truncated-columns_win10-1809.txt': hotfixes('-', 6),
  'samples/hotfix/transcribed/wmic-qfe-get-value_win7_wufuc-92_excerpt.txt': hotfixes('-', 6),
  'samples/hotfix/transcribed/wmic-qfe-list_win10-1903_18362.719.txt': hotfixes('BILLYBOSS', 6),
  'samples/hotfix/transcribed/wmic-qfe_pt-br_win10.txt': hotfixes('DESKTOP-40CEG33', 4),
  'samples/hotfix/transcribed/wmic-qfe_server2016_14393.txt': hotfixes('WINLPE-SRV01', 3),
  'samples/hotfix/vuls_parseGetHotfix_happy.txt': hotfixes('-', 2),
  'samples/hotfix/vuls_parseGetPackageMSU_happy.txt': ['get-package', ['- - - -'], { kbs: 1, software: 2 }],
  'samples/hotfix/vuls_parseInstalledPackages_happy.txt': ['get-package', ['- - - -'], { kbs: 1, software: 2 }],
  'samples/hotfix/vuls_parseInstalledPackages_no_publisher.txt': ['get-package', ['- - - -'], { kbs: 1, software: 2 }],
  'samples/osquery/fleet/distributed_write_windows11_22621.3007.json': [
    'osquery',
    ['- 10.0.22621.3007 x64 Client'],
    { kbs: 5 },
  ],
  'samples/osquery/fleet/enroll_windows11_22621.3007.json': ['osquery', ['HOST 10.0.22621.3007 x64 Client'], {}],
  'samples/systeminfo/jc/windows-10_systeminfo-hyperv-utc.json': listing('TESTLAPTOP 10.0.17134 x64 Client', 11),
  'samples/systeminfo/jc/windows-10_systeminfo-hyperv-utc.out': listing('TESTLAPTOP 10.0.17134 x64 Client', 11),
  'samples/systeminfo/jc/windows-10_systeminfo-hyperv.json': listing('TESTLAPTOP 10.0.17134 x64 Client', 11),
  'samples/systeminfo/jc/windows-10_systeminfo-hyperv.out': listing('TESTLAPTOP 10.0.17134 x64 Client', 11),
  'samples/systeminfo/jc/windows-2012r2_systeminfo.json': listing('WIN-1A1A1AA11AA 6.3.9600 x64 Server', 5),
  'samples/systeminfo/jc/windows-2012r2_systeminfo.out': listing('WIN-1A1A1AA11AA 6.3.9600 x64 Server', 5),
  'samples/systeminfo/transcribed/en_win10-21H2-enterprise_19044_cloudpc_2022-10.txt': listing(
    'CPC-C1120-LYS23 10.0.19044 x64 Client',
    5,
  ),
  'samples/systeminfo/transcribed/fr_win10-22H2-pro_19045_2023-11.txt': listing('PC99 10.0.19045 x64 Client', 8),
  'samples/systeminfo/transcribed/ja_win11-21H2-pro_22000_2022-10_excerpt.txt': listing('- 10.0.22000 x64 Client', 4),
  'samples/systeminfo/transcribed/pt-br_win11-22H2-pro_22621_2022-10.txt': listing(
    'AERO-DO-LG 10.0.22621 x64 Client',
    3,
  ),
  'samples/systeminfo/transcribed/systeminfo_FO-CSV_win8.1-pro_9600_2015.csv': listing(
    'WINDOWS8-VM 6.3.9600 x64 Client',
    8,
  ),
  'samples/systeminfo/transcribed/zh-cn_win10-22H2-pro_19045_ESU_2026-09.txt': listing(
    'DESKTOP-R93R5DP 10.0.19045 x64 Client',
    12,
  ),
  'samples/systeminfo/vuls_parseSystemInfo_Server.txt': listing('WIN-RIBN7SM07BK 10.0.20348 x64 Server', 3),
  'samples/systeminfo/vuls_parseSystemInfo_Workstation.txt': listing('DESKTOP 10.0.19044 x64 Client', 7),
  'samples/wua/transcribed/PSWindowsUpdate_Get-WindowsUpdate_pl_win10-1607_2017-08.txt': [
    'ps-windows-update',
    ['MG-PC - - -'],
    { offers: 4 },
  ],
  'samples/wua/transcribed/PSWindowsUpdate_IsInstalled_DESKTOP-4_2025-03_excerpt.txt': [
    'ps-windows-update',
    ['- - - -'],
    { kbs: 6 },
  ],
  'samples/wua/transcribed/PSWindowsUpdate_drivers-without-kb_POTATO.txt': [
    'ps-windows-update',
    ['POTATO - - -'],
    { offers: 1 },
  ],
  'samples/wua/transcribed/aws_ssm_describe-instance-patches_server2016_2019-02.json': [
    'aws-ssm',
    ['- - - -'],
    { kbs: 2, offers: 1 },
  ],
  'samples/wua/transcribed/azure_VirtualMachine_AssessPatches_2023-03-01.json': [
    'azure-patches',
    ['- - - -'],
    { offers: 2 },
  ],
  'samples/wua/vuls_parseWindowsUpdateHistory_happy.txt': ['windows-update-agent', ['- - - -'], { kbs: 2 }],
  'samples/wua/vuls_parseWindowsUpdaterSearch_happy.txt': ['kb-list', ['- - - -'], { kbs: 3 }],
};

/** Files that hold no inventory, and why. */
export const useless: Readonly<Record<string, RegExp>> = {
  // One line, "SystemDrive = C:".
  'samples/computerinfo-registry/glpi-agent_2008-Enterprise-Win32_OperatingSystem.wmi': /no known inventory format/,
};

/** KB numbers that stand in a file and are not to be reported: removed again in the same history. */
export const removed: Readonly<Record<string, readonly string[]>> = {
  'samples/wua/vuls_parseWindowsUpdateHistory_happy.txt': ['5020435'],
};
