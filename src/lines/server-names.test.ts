import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverNamed } from './server-names.ts';

/** As setup, agents or the feed name servers, and what they are. */
const servers: Readonly<Record<string, readonly string[]>> = {
  'exchange server': [
    'Microsoft Exchange Server',
    'Microsoft Exchange Server 2019 Cumulative Update 12',
    'Microsoft Exchange Server 2003',
    'Exchange Server Subscription Edition (x64)',
  ],
  'sql server': ['Microsoft SQL Server', 'SQL Server (64-bit)'],
  'sql server 2005': ['Microsoft SQL Server 2005', 'Microsoft SQL Server 2005 Express Edition (SQLEXPRESS)'],
  'sql server 2008 r2': ['Microsoft SQL Server 2008 R2 (64-bit)', 'SQL Server 2008 R2 SP2 Database Engine Services'],
  'sql server 2019': [
    'Microsoft SQL Server 2019 Enterprise: Core-based Licensing (64-bit)',
    'SQL Server 2019 Analysis Services',
    'SQL Server 2019 Integration Services',
  ],
  'sharepoint server 2016': ['Microsoft SharePoint Server 2016'],
  'sharepoint foundation 2013': ['Microsoft SharePoint Foundation 2013'],
  'office sharepoint server 2007': ['Microsoft Office SharePoint Server 2007'],
  'skype for business server 2019': [
    'Skype for Business Server 2019, Core Components',
    'Skype for Business Server 2019, Front End Server',
  ],
  'office communications server 2007 r2': ['Microsoft Office Communications Server 2007 R2'],
  'biztalk server 2020': ['Microsoft BizTalk Server 2020'],
  'visual studio team foundation server 2015': ['Microsoft Visual Studio Team Foundation Server 2015'],
  'system center 2012 r2 virtual machine manager server': [
    'Microsoft System Center 2012 R2 Virtual Machine Manager Server (x64)',
  ],
  'forefront threat management gateway': ['Microsoft Forefront Threat Management Gateway'],
  'windows server update services 3.0 sp2': ['Windows Server Update Services 3.0 SP2'],
};

for (const [server, names] of Object.entries(servers)) {
  test(`${server} is a server under every name of it`, () => {
    for (const name of names) assert.equal(serverNamed(name), server, name);
  });
}

test('parts, tools, clients and drivers are no servers, nor is Windows, nor what others make for one', () => {
  const names = [
    'Microsoft SQL Server 2012 Native Client',
    'Microsoft SQL Server 2019 Setup (English)',
    'Microsoft SQL Server 2008 Setup Support Files',
    'Microsoft SQL Server 2008 R2 RsFx Driver',
    'Microsoft SQL Server Browser',
    'Microsoft SQL Server VSS Writer',
    'Microsoft VSS Writer for SQL Server 2019',
    'SQL Server 2008 R2 SP2 Common Files',
    'SQL Server 2008 R2 SP2 Database Engine Shared',
    'Sql Server Customer Experience Improvement Program',
    'Microsoft SQL Server 2019 T-SQL Language Service',
    'Microsoft SQL Server Data-Tier Application Framework (x86)',
    'Microsoft SQL Server 2012-Richtlinien',
    'Microsoft SQL Server Management Studio - 19.1',
    'Microsoft SQL Server 2019 LocalDB',
    'Microsoft SQL Server Compact 4.0 SP1 x64 ENU',
    'Microsoft System CLR Types for SQL Server 2019',
    'Microsoft ODBC Driver 17 for SQL Server',
    'Microsoft OLE DB-Treiber für SQL Server',
    'Microsoft JDBC Driver 12.4 for SQL Server',
    'Microsoft .NET 8.0.11 - Windows Server Hosting',
    'Microsoft Server Speech Platform Runtime (x64)',
    'Microsoft Server Proof (English) 2016',
    'Microsoft SharePoint Designer 2013',
    'Microsoft SharePoint Server 2016 Core',
    'Microsoft Exchange Server Language Pack - German',
    'System Center Configuration Manager Console',
    'Microsoft Forefront Endpoint Protection 2010',
    'Azure DevOps Server Office Integration 2019 (x64)',
    'Windows Server 2019 Datacenter',
    'Microsoft Windows Server 2022 Standard',
    'Windows Server, version 1909',
    'Veeam Explorer for Microsoft SQL Server',
    'Kaspersky Security for Microsoft Exchange Server',
    'Microsoft Office Professional Plus 2016',
    'Skype for Business Basic 2016',
    'Microsoft Edge',
  ];
  assert.deepEqual(
    names.filter((name) => serverNamed(name) !== undefined),
    [],
  );
});
