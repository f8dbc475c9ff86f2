import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, textLines } from '../../testing/read-text.ts';

const expected = [
  {
    computerDnsName: 'pc-1.contoso.com',
    osName: 'Windows 10 Pro',
    osVersion: '10.0.19045',
    installationType: 'Client',
  },
  {
    computerDnsName: 'srv-1.contoso.com',
    osName: 'Windows Server 2012 R2 Standard',
    osVersion: '6.3.9600',
    installationType: 'Server',
  },
];

const forms: Readonly<Record<string, string>> = {
  'Export-Csv': textLines(
    '#TYPE Microsoft.ActiveDirectory.Management.ADComputer',
    '"DistinguishedName","DNSHostName","Enabled","Name","ObjectClass","OperatingSystem","OperatingSystemVersion","SamAccountName"',
    '"CN=PC-1,OU=Clients,DC=contoso,DC=com","pc-1.contoso.com","True","PC-1","computer","Windows 10 Pro","10.0 (19045)","PC-1$"',
    '"CN=SRV-1,DC=contoso,DC=com","srv-1.contoso.com","True","SRV-1","computer","Windows Server 2012 R2 Standard","6.3 (9600)","SRV-1$"',
  ),
  csvde: textLines(
    'DN,objectClass,cn,operatingSystem,operatingSystemVersion,dNSHostName',
    '"CN=PC-1,OU=Clients,DC=contoso,DC=com",computer,PC-1,Windows 10 Pro,10.0 (19045),pc-1.contoso.com',
    '"CN=SRV-1,DC=contoso,DC=com",computer,SRV-1,Windows Server 2012 R2 Standard,6.3 (9600),srv-1.contoso.com',
  ),
  ldifde: textLines(
    'dn: CN=PC-1,OU=Clients,DC=contoso,DC=com',
    'changetype: add',
    'cn: PC-1',
    'operatingSystem: Windows 10 Pro',
    'operatingSystemVersion: 10.0 (19045)',
    'dNSHostName: pc-1.contoso.com',
    '',
    'dn: CN=SRV-1,DC=contoso,DC=com',
    'operatingSystem: Windows Server 2012 R2 Standard',
    'operatingSystemVersion: 6.3 (9600)',
    'dNSHostName: srv-1.contoso.com',
  ),
  table: textLines(
    '',
    'DNSHostName       OperatingSystem                 OperatingSystemVersion',
    '-----------       ---------------                 ----------------------',
    'pc-1.contoso.com  Windows 10 Pro                  10.0 (19045)',
    'srv-1.contoso.com Windows Server 2012 R2 Standard 6.3 (9600)',
    '',
  ),
  list: textLines(
    'DNSHostName            : pc-1.contoso.com',
    'OperatingSystem        : Windows 10 Pro',
    'OperatingSystemVersion : 10.0 (19045)',
    '',
    'DNSHostName            : srv-1.contoso.com',
    'OperatingSystem        : Windows Server 2012 R2 Standard',
    'OperatingSystemVersion : 6.3 (9600)',
  ),
  JSON: JSON.stringify(
    expected.map(({ computerDnsName, osName, osVersion }) => ({
      DNSHostName: computerDnsName,
      OperatingSystem: osName,
      OperatingSystemVersion: osVersion.replace(/\.(\d+)$/, ' ($1)'),
    })),
  ),
};

for (const [form, text] of Object.entries(forms)) {
  test(`${form}: every computer has its own name and build, without a revision`, () => {
    const { format, readings } = readText(text);
    assert.equal(format, 'active-directory');
    assert.deepEqual(readings, expected);
  });
}

test('without a DNS name the account and the path name the computer', () => {
  const name = (heading: string, value: string) =>
    readText(textLines(`"${heading}","OperatingSystemVersion"`, `"${value}","10.0 (19045)"`)).readings[0]
      ?.computerDnsName;
  assert.equal(name('SamAccountName', 'PC-1$'), 'PC-1');
  assert.equal(name('DistinguishedName', 'CN=PC-1,OU=Clients,DC=contoso,DC=com'), 'PC-1');
});

test('other systems and accounts without a version are counted, not read', () => {
  const { readings, notes } = readText(
    textLines(
      'Name,OperatingSystem,OperatingSystemVersion',
      'PC-1,Windows 11 Enterprise,10.0 (22631)',
      'WEB-1,Ubuntu,22.04',
      'PRE-1,,',
      'PRE-2,Windows 10 Pro,',
    ),
  );
  assert.equal(readings.length, 1);
  assert.deepEqual(
    notes.map(({ message }) => message),
    ['1 device runs Ubuntu, not Windows, and was left out', '2 computer accounts report no version and were left out'],
  );
});
