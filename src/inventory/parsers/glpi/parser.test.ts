import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../read.ts';
import { encode } from '../../testing/listing.ts';
import { readOne, readText } from '../../testing/read-text.ts';

const xml = `<?xml version="1.0" encoding="UTF-8" ?>
<REQUEST><CONTENT>
  <HARDWARE><NAME>PC-0815</NAME><OSNAME>Microsoft Windows 10 Professionnel</OSNAME><OSVERSION>10.0.19045</OSVERSION></HARDWARE>
  <OPERATINGSYSTEM><ARCH>64 bits</ARCH><FQDN>pc-0815.contoso.com</FQDN><FULL_NAME>Microsoft Windows 10 Professionnel</FULL_NAME>
    <KERNEL_VERSION>10.0.19045</KERNEL_VERSION><NAME>Windows</NAME><TIMEZONE><NAME>Romance</NAME></TIMEZONE></OPERATINGSYSTEM>
  <SOFTWARES><FROM>registry</FROM><NAME>Périphérique &amp; Cie</NAME><VERSION>5.09</VERSION><PUBLISHER>Contoso</PUBLISHER></SOFTWARES>
  <SOFTWARES><NAME>Update for Microsoft Office 2016 (KB4461543) 64-Bit Edition</NAME><PUBLISHER>Microsoft</PUBLISHER></SOFTWARES>
  <SOFTWARES><COMMENTS>Security Update</COMMENTS><NAME>KB5034122</NAME><RELEASE_TYPE>Security Update</RELEASE_TYPE></SOFTWARES>
  <BIOS><SSN>KB1234567</SSN></BIOS>
</CONTENT><DEVICEID>PC-0815-2024</DEVICEID></REQUEST>`;
const expected = {
  computerDnsName: 'pc-0815.contoso.com',
  osName: 'Microsoft Windows 10 Professionnel',
  osVersion: '10.0.19045',
  osProcessor: 'x64',
  installationType: 'Client',
  installedKbs: ['4461543', '5034122'],
  software: [{ name: 'Périphérique & Cie', version: '5.09', vendor: 'Contoso' }],
};

test('an XML report gives system, software and updates', () => {
  assert.deepEqual(readOne(xml, 'glpi'), expected);
});

test('the encoding that the XML declares does not matter', () => {
  const bytes = encode(xml.replace('UTF-8', 'windows-1252'), 'cp1252');
  assert.deepEqual(readInventories(bytes, 'a.xml').readings, [expected]);
});

test('the newer agents write the same as JSON', () => {
  const content = {
    hardware: { name: 'PC-0815' },
    operatingsystem: {
      arch: '64 bits',
      fqdn: 'pc-0815.contoso.com',
      full_name: expected.osName,
      kernel_version: '10.0.19045',
    },
    softwares: [
      { name: 'Périphérique & Cie', version: '5.09', publisher: 'Contoso' },
      { name: 'KB5034122', release_type: 'Security Update' },
      { name: 'Update (KB4461543)', publisher: 'Microsoft' },
    ],
  };
  assert.deepEqual(readOne(JSON.stringify({ action: 'inventory', deviceid: 'x', content }), 'glpi'), expected);
});

test('malformed XML is refused with its place', () => {
  assert.throws(() => readText(xml.replace('</SOFTWARES>', '</SOFTWARE>')), {
    code: 'UnreadableFile',
    message: /well-formed XML.*\d+:\d+/,
  });
});
