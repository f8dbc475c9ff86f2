import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

test('states of updates by computer: what is installed is installed, what is needed is offered', () => {
  const text = textLines(
    '"UpdateTitle","UpdateKB","Computername","UpdateApprovalAction","UpdateInstallationState","UpdateApprovalTargetGroupId"',
    '"2024-01 Cumulative Update (KB5034122)","5034122","pc-1.contoso.com","Install","Installed","g"',
    '"2024-01 .NET (KB5033909)","5033909","pc-1.contoso.com","Install","NotInstalled","g"',
    '"2024-01 WinRE (KB5034441)","5034441","pc-1.contoso.com","Install","Failed","g"',
    '"2023-12 Cumulative Update (KB5033372)","5033372","pc-1.contoso.com","Install","NotApplicable","g"',
    '"2024-01 Cumulative Update (KB5034122)","5034122","pc-2.contoso.com","Install","Downloaded","g"',
  );
  const { format, readings } = readText(text);
  assert.equal(format, 'wsus');
  assert.deepEqual(
    readings.map((reading) => [
      reading.computerDnsName,
      reading.installedKbs,
      reading.windowsUpdateOffers?.map(({ kb }) => kb),
    ]),
    [
      ['pc-1.contoso.com', ['5034122'], ['5033909', '5034441']],
      ['pc-2.contoso.com', undefined, ['5034122']],
    ],
  );
});

test('what waits for a restart is neither, and the file says so', () => {
  const { readings, notes } = readText(
    textLines('Computer,Title,Status', 'PC-1,A (KB5034122),InstalledPendingReboot', 'PC-1,B (KB5033909),NotInstalled'),
  );
  assert.deepEqual(readings[0], {
    computerDnsName: 'PC-1',
    windowsUpdateOffers: [{ kb: '5033909', title: 'B (KB5033909)' }],
  });
  assert.match(notes[0]?.message ?? '', /1 updates wait for a restart/);
});

test('the numbers of the database are the states of the API', () => {
  const text = textLines(
    'FullDomainName,DefaultTitle,KnowledgebaseArticle,SummarizationState',
    'pc-1.contoso.com,A,5034122,4',
    'pc-1.contoso.com,B,5033909,2',
    'pc-1.contoso.com,C,5034441,1',
    'pc-1.contoso.com,D,5031356,0',
  );
  const { installedKbs, windowsUpdateOffers } = readOne(text, 'wsus');
  assert.deepEqual([installedKbs, windowsUpdateOffers], [['5034122'], [{ kb: '5033909', title: 'B' }]]);
});

test('"installed or not applicable" says of no update that it is installed', () => {
  const text = textLines(
    'FullDomainName,UpdateTitle,State',
    'pc-1,A (KB5034122),Installed/Not applicable',
    'pc-1,B (KB5033909),Needed',
  );
  assert.equal(readOne(text, 'wsus').installedKbs, undefined);
});

test("computers have name, build and kind; the agent's version is not the system's", () => {
  const text = textLines(
    '',
    'FullDomainName         : pc-1.contoso.com',
    'OSDescription          : Windows 10 Pro',
    'OSArchitecture         : AMD64',
    'ClientVersion          : 10.0.19041.3636',
    'ComputerRole           : Workstation',
    'OSBuildNumber          : 19045',
    'LastReportedStatusTime : 01/02/2024 08:00:00',
    '',
    'FullDomainName         : srv-1.contoso.com',
    'OSDescription          : Windows Server 2019 Standard',
    'OSArchitecture         : AMD64',
    'ClientVersion          : 10.0.17763.5122',
    'ComputerRole           : Server',
    '',
    'FullDomainName         : web-1.contoso.com',
    'OSDescription          : Linux',
    'ClientVersion          : 1.0',
  );
  const { readings, notes } = readText(text);
  assert.deepEqual(readings, [
    {
      computerDnsName: 'pc-1.contoso.com',
      osName: 'Windows 10 Pro',
      osVersion: '10.0.19045',
      osProcessor: 'x64',
      installationType: 'Client',
    },
    {
      computerDnsName: 'srv-1.contoso.com',
      osName: 'Windows Server 2019 Standard',
      osProcessor: 'x64',
      installationType: 'Server',
    },
  ]);
  assert.match(notes[0]?.message ?? '', /Linux/);
});

test("the console's words tell WSUS without its columns", () => {
  for (const word of ['Needed', 'Not Installed', 'Not applicable']) {
    assert.equal(
      readText(textLines('Computer Name,KB,Title,Status', 'PC-1,5034122,A,Installed', `PC-1,5033909,B,${word}`)).format,
      'wsus',
    );
  }
});

test("states in Configuration Manager's words are left to its parser", () => {
  const text = textLines('Computer Name,Title,State', 'PC-1,A (KB5034122),Installed', 'PC-1,B (KB5033909),Required');
  assert.equal(readText(text).format, 'configmgr');
});
