import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAskedFor, type Value } from './evaluate.ts';
import type { Properties } from './expression.ts';
import { readFilter } from './filter.ts';

const properties: Properties = {
  id: 'name',
  computerDnsName: 'name',
  osPlatform: 'text',
  osBuild: 'number',
  lastSeen: 'instant',
  lastIpAddress: 'text',
  publicExploit: 'flag',
  machineTags: 'names',
};

const row: Readonly<Record<string, Value>> = {
  id: 'abc',
  computerDnsName: 'pc-7.contoso.com',
  osPlatform: 'Windows10',
  osBuild: 19045,
  lastSeen: Date.parse('2026-07-06T08:00:00.123Z'),
  lastIpAddress: null,
  publicExploit: true,
  machineTags: ['vip', "o'neill"],
};

const read = (property: string): Value => row[property] as Value;

const askedFor = [
  "computerDnsName eq 'pc-7.contoso.com'",
  "ComputerDNSName eq 'PC-7.contoso.com'",
  "OSPLATFORM EQ 'Windows10'",
  "startswith(computerDnsName,'pc')",
  "StartsWith( computerDnsName , 'PC-7' )",
  "endswith(computerDnsName,'.com') and contains(osPlatform,'dows')",
  "contains(osPlatform,'dows') eq true",
  "contains(osPlatform,'Linux') eq false",
  "contains(osPlatform,'Linux') ne true",
  'osBuild gt 19044 and osBuild lt 19046 and osBuild ge 19045 and osBuild le 19045.0',
  'osBuild gt -1',
  '19045 eq osBuild',
  '19046 gt osBuild',
  "osPlatform in ('Windows11','Windows10')",
  'osBuild in (1, 19045)',
  "not (osPlatform eq 'Windows11')",
  "not startswith(osPlatform,'Linux')",
  "osPlatform ne 'Windows11' or osBuild eq 1",
  'osBuild eq 1 and osBuild eq 2 or osBuild eq 19045',
  'osBuild eq 19045 or osBuild eq 1 and osBuild eq 2',
  'lastSeen gt 2018-08-01Z',
  'lastSeen gt 2018-08-01',
  'lastSeen eq 2026-07-06T08:00:00.123Z',
  'lastSeen eq 2026-07-06T08:00:00.1230000Z',
  'lastSeen lt 2026-07-06T08:00:00.1230001Z',
  'lastSeen ge 2026-07-06T10:00:00.123+02:00',
  'lastSeen lt 2026-07-06T08:01Z',
  'publicExploit',
  'publicExploit eq true and not (publicExploit eq false)',
  "machineTags/any(t: t eq 'VIP')",
  "MachineTags/Any(Tag:tag eq 'o''Neill' or startswith(tag,'x'))",
  'machineTags/any()',
  'lastIpAddress eq null',
  "lastIpAddress ne '192.0.2.1'",
  'osPlatform ne null',
  "((((osPlatform eq 'Windows10'))))",
];

test('a filter finds the row that it asks for', () => {
  for (const text of askedFor) assert.equal(isAskedFor(readFilter(text, properties), read), true, text);
});

const notAskedFor = [
  "osPlatform eq 'windows10'",
  "computerDnsName eq 'pc-7'",
  "machineTags/any(t: t eq 'vi')",
  'not machineTags/any()',
  'lastSeen gt 2026-07-06T08:00:00.123Z',
  'lastSeen gt 2026-07-06T08:00:00.1230001Z',
  'lastSeen eq 2026-07-06T08:00:00.1230001Z',
  'lastIpAddress ne null',
  "lastIpAddress gt 'a' or lastIpAddress le 'a' or lastIpAddress eq 'a'",
  "startswith(lastIpAddress,'')",
  'osBuild gt null or osBuild le null',
  'osBuild in (null, 1)',
];

test('and not the row that it does not ask for; null equals null, and no other comparison with null is true', () => {
  for (const text of notAskedFor) assert.equal(isAskedFor(readFilter(text, properties), read), false, text);
});

const refused: Readonly<Record<string, string>> = {
  '': 'at character 1: found the end, expected a property: id, computerDnsName, osPlatform, osBuild, lastSeen, lastIpAddress, publicExploit or machineTags',
  "color eq 'red'": 'at character 1: found "color", expected a property: id,',
  "osPlatform eq 'Windows10": `at character 15: found "'Windows10", expected a text that ends with a quote`,
  "osPlatform 'Windows10'":
    'at character 12: found "\'Windows10\'", expected an operator: eq, ne, gt, ge, lt, le or in',
  "osPlatform eq 'a' osBuild eq 1": 'at character 19: found "osBuild", expected "and", "or" or the end',
  'osPlatform eq 10': "expected a text in quotes such as 'x', or null, since it is compared with osPlatform",
  "osBuild eq '19045'": 'expected a number such as 19045, without quotes, or null, since it is compared with osBuild',
  "lastSeen gt '2018-08-01'": 'expected a time such as 2026-07-06T08:00:00Z, without quotes, or null',
  'lastSeen gt 2018-02-30': 'at character 13: found "2018-02-30"',
  'lastSeen gt 2018-08-01T25:00Z': 'found "2018-08-01T25:00Z"',
  'publicExploit gt true': 'expected a comparison of publicExploit by eq or ne',
  "(osPlatform eq 'a'": 'at character 19: found the end, expected ")"',
  "osPlatform eq 'a')": 'at character 18: found ")", expected "and", "or" or the end',
  "machineTags eq 'a'": `expected "/any(x: x eq '…')", since machineTags is a list`,
  "machineTags/all(t: t eq 'a')": 'found "all", expected "any"',
  "osPlatform/any(t: t eq 'a')": 'expected a property that is a list, which osPlatform is not',
  "machineTags/any(t: osPlatform eq 'a')": 'found "osPlatform", expected the variable of "any", t',
  "substringof('a',osPlatform)": 'found "substringof", expected a property',
  'contains(osBuild,1)': 'expected a property that is a text, which osBuild is not',
  "contains(osPlatform,'a') gt true": 'found "gt", expected eq or ne',
  'osPlatform eq osPlatform': 'found "osPlatform", expected a text in quotes',
  "osPlatform eq 'a'; DROP TABLE devices": 'at character 18: found "; DROP TABLE devices"',
  'osBuild eq 1 and': 'at character 17: found the end, expected a property',
  'osBuild in ()': 'found ")", expected a number',
  'osBuild in 1': "expected a list such as ('a','b')",
};

test('what cannot be read is refused with its place and with what would do', () => {
  for (const [text, message] of Object.entries(refused)) {
    assert.throws(
      () => readFilter(text, properties),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'ODataError', text);
        assert.ok(error.message.includes(message), `${text}: ${error.message}`);
        return true;
      },
    );
  }
});

test('brackets are read 32 deep, and filters of 4,096 characters', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}osBuild eq 1${')'.repeat(depth)}`;
  readFilter(nested(32), properties);
  assert.throws(() => readFilter(nested(33), properties), {
    code: 'ODataError',
    message: /at character 33: found "\(", expected at most 32 brackets and "not" within each other/,
  });
  assert.throws(() => readFilter('not '.repeat(33).concat('publicExploit'), properties), { message: /at most 32/ });
  readFilter(`osPlatform eq '${'x'.repeat(4_096 - 16)}'`, properties);
  assert.throws(() => readFilter(`osPlatform eq '${'x'.repeat(4_096 - 15)}'`, properties), {
    code: 'ODataError',
    message: /has 4097 characters; at most 4096 are read/,
  });
});
