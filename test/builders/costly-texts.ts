/** Texts that a careless reader takes the square of their length for, or worse: of each source, and of none. */

import { type LargeText, repeatTo } from './large-texts.ts';

type Write = LargeText['write'];

const fill = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));

const texts: Readonly<Record<string, Readonly<Record<string, Write>>>> = {
  'quick-fix': {
    'a wide header of wmic above short lines': (size) =>
      `HotFixID  ${fill('Aa  ', 8000)}\n${fill('KB5034122\n', size)}`,
    'a wide header of wmic above lines without blanks': (size) =>
      `HotFixID  ${fill('Aa  ', 8000)}\n${fill(`${'x'.repeat(8000)}\n`, size)}`,
    'wide characters under a wide header': (size) =>
      `HotFixID  ${fill('Aa  ', 8000)}\n${fill(`${'更'.repeat(4000)}\n`, size)}`,
    'a wide dashed table above short lines': (size) =>
      `HotFixID ${fill('Aa ', 8000)}\n-------- ${fill('-- ', 8000)}\n${fill('KB5034122\n', size)}`,
    'delimited text of many columns and rows': (size) => fill(`HotFixID${fill(',a', Math.sqrt(size))}\n`, size),
    'a wide header above short records': (size) =>
      `HotFixID${fill(',Server', size / 2)}\n${fill('KB5034122\n', size / 2)}`,
    'a host in each record': (size) => `Computer,HotFixID\n${repeatTo(size, (n) => `PC-${n},KB5034122`)}`,
    'doubled quotes': (size) => `HotFixID,A\nKB5034122,"${fill('""', size)}"\n`,
    'lists of one property': (size) => `HotFixID : KB5034122\n${repeatTo(size, (n) => `a${n} : 1`)}`,
    'a value that goes on and on': (size) => `HotFixID : KB5034122\nA : 1\n${fill(`${' '.repeat(12)}x\n`, size)}`,
    'records of a thousand kinds': (size) =>
      `[${repeatTo(size, (n) => `{"HotFixID": "KB5034122", "x${n % 1000}": 1},`)}{}]`,
  },
  none: {
    'headers of wmic alone': (size) => fill(`HotFixID  ${fill('Aa  ', 8000)}\n`, size),
    'a wide separator above short lines': (size) =>
      `${fill('a ', 16_000)}\n${fill('= ', 16_000)}\n${fill('PC\n', size)}10.0.19045 N/A Build 19045\n`,
    'lines of dashes': (size) => fill(`${fill('-- ', 8000)}\n`, size),
    'dashes that end in something else': (size) => fill(`${fill('-- ', 8000)}x\n`, size),
    'unknown columns of many values': (size) =>
      `Kiste,Kasten,HotFixID\n${repeatTo(size, (n) => `PC-${n},x${n},KB5034122`)}`,
    'quotes that are never closed': (size) => `HotFixID,A\n${fill('b" ,"\n', size)}`,
    'quotes that open in each record': (size) => `HotFixID,A\n${fill('"KB5034122,x\n', size)}`,
    'broken lines of JSON': (size) => fill('{"a": \n', size),
    'broken lines of JSON that end well': (size) => fill('{"a":}\n', size),
    'broken elements of an array': (size) => `[${fill('{"a":},', size)}{}]`,
    brackets: (size) => fill('[', size),
    'brackets and braces': (size) => fill('[{"a":', size),
    'names of fields that never come again': (size) => `[${repeatTo(size, (n) => `{"x${n}": 1},`)}{}]`,
    'elements of XML': (size) => `<REQUEST><CONTENT><HARDWARE>${fill('<a>', size)}`,
    'signs of XML': (size) => `<REQUEST><HARDWARE>${fill('<', size)}`,
    'versions that are none': (size) => fill('Microsoft Windows [Version 10.0.19045.3803]     \t x\n', size),
    blanks: (size) => `a${' '.repeat(size)}b`,
    'empty lines': (size) => `a${'\n'.repeat(size)}b`,
    'one word': (size) => 'x'.repeat(size),
    'lines of prose': (size) => fill('the quick brown fox, the lazy dog: nothing of interest\n', size),
    quotes: (size) => fill('"', size),
    colons: (size) => fill(': ', size),
    'bytes of a code page': (size) => fill('größer: \ufffd\ufffd\n', size),
  },
  osquery: {
    'a wide frame above short lines': (size) =>
      `| csname | hotfix_id ${fill('| a ', size / 2)}|\n+--+\n${fill('| PC | KB5034122 |\n', size / 2)}`,
    'a wide frame': (size) => fill(`| csname | hotfix_id ${fill('| a ', 8000)}|\n`, size),
    'snapshots of one host': (size) =>
      fill('{"hostIdentifier":"pc","name":"p","snapshot":[{"hotfix_id":"KB5034122"}]}\n', size),
    'queries of one host': (size) =>
      repeatTo(size, (n) => `{"hostIdentifier":"pc","name":"p${n}","snapshot":[{"hotfix_id":"KB5034122"}]}`),
    hosts: (size) =>
      repeatTo(size, (n) => `{"hostIdentifier":"pc${n}","name":"p","columns":{"hotfix_id":"KB5034122"}}`),
    'systems of one host': (size) =>
      `[{"hotfix_id":"KB5034122"},${fill('{"hostname":"pc","cpu_type":"x86_64","uuid":"1"},', size)}{"hotfix_id":"KB5034122"}]`,
  },
  glpi: {
    'attributes of XML': (size) =>
      `<REQUEST><CONTENT><HARDWARE ${repeatTo(size, (n) => `a${n}="1"`)}></HARDWARE></CONTENT></REQUEST>`,
  },
  registry: {
    'a value over many lines': (size) =>
      `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"CurrentBuild"=hex(2):57,00,\\\n${fill('  57,00,\\\n', size)}`,
    'values of one key': (size) =>
      `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"CurrentBuild"="17763"\n${repeatTo(size, (n) => `"x${n}"="1"`)}`,
    keys: (size) =>
      repeatTo(
        size,
        (n) =>
          `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\x${n}]\n"DisplayName"="x${n}"`,
      ),
    'the same key again and again': (size) =>
      fill(
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full\n    Release    REG_DWORD    0x80ff4\n',
        size,
      ),
  },
  'ps-windows-update': {
    'installations that wait for a restart': (size) =>
      `Result,KB,Title,Size\n${repeatTo(size, (n) => `Installed,KB${5_000_000 + (n % 900_000)},A,1MB`)}Reboot is required\n`,
  },
  'get-package': {
    'names that are cut off': (size) => `Name,ProviderName\n${fill('Update for Windows ...,msu\n', size)}`,
  },
  'windows-update-agent': {
    'titles of open brackets': (size) => `[{"Title": "${fill('(   ', size)}", "Operation": 1, "ResultCode": 2}]`,
    'numbers that are cut off': (size) =>
      `[{"Title": "${fill('KB123456...  ', size)}", "Operation": 1, "ResultCode": 2}]`,
    'lines of offers': (size) => fill('KB5034122: A\n', size),
  },
  'kb-list': {
    'numbers on one line': (size) => fill('KB5034122 ', size),
  },
  dism: {
    'identities without an end': (size) =>
      `Package_for_KB5034122~31bf3856ad364e35~amd64~~10.0.1.3\n${fill(`${fill('a.', 8000)}~\n`, size)}`,
    'bars behind an identity': (size) =>
      `Package_for_KB5034122~31bf3856ad364e35~amd64~~10.0.1.3 | Installed ${fill('| ', size)}`,
  },
  systeminfo: {
    'version lines': (size) =>
      fill('Host: PC\nOS: Microsoft Windows 10 Pro\nVersion: 10.0.19045 N/A Build 19045\n', size),
    'items of one list': (size) =>
      `Host: PC\nOS: Microsoft Windows 10 Pro\nVersion: 10.0.19045 N/A Build 19045\nHotfixes: 1\n${fill('   [01]: KB5034122\n', size)}`,
  },
  ver: {
    versions: (size) => fill('Microsoft Windows [Version 10.0.19045.3803]\n\n', size),
  },
  'computer-info': {
    hotfixes: (size) =>
      `OsName : Microsoft Windows Server 2022\nOsVersion : 10.0.20348\nOsHotFixes : {${fill('KB5041948, ', size)}}\n`,
  },
  wazuh: {
    'hotfixes of many agents': (size) =>
      `[${repeatTo(size, (n) => `{"agent_id": "${n}", "hotfix": "KB5034129"},`)}{"agent_id": "0", "hotfix": "KB5034129"}]`,
  },
  defender: {
    rows: (size) =>
      `[${repeatTo(size, (n) => `{"osPlatform": "Windows10", "computerDnsName": "pc-${n}", "osBuild": 19045},`)}{}]`,
  },
  'aws-ssm': {
    answers: (size) => `[${fill('{"Patches": [{"KBId": "KB4480979", "State": "Installed"}]},', size)}{}]`,
  },
  missingkbs: {
    devices: (size) =>
      repeatTo(
        size,
        (n) => `{"computerDnsName": "pc-${n}", "osVersion": "10.0.19045", "software": [{"name": "x", "version": ""}]}`,
      ),
  },
};

export const costlyTexts: readonly LargeText[] = Object.entries(texts).flatMap(([source, shapes]) =>
  Object.entries(shapes).map(([shape, write]) => ({ source, shape, write })),
);
