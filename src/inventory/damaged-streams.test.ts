import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listedDevice, listingLanguage, writeCsvListing } from './testing/listing.ts';
import { readText, textLines } from './testing/read-text.ts';

const names = ['pc-1', 'pc-2', 'pc-3', 'pc-4'];
const contract = (name: string) =>
  JSON.stringify({ computerDnsName: name, osVersion: '10.0.19045.3930', installedKbs: ['5034122'] });
const defender = (name: string) =>
  JSON.stringify({
    computerDnsName: name,
    osPlatform: 'Windows10',
    osBuild: 19045,
    agentVersion: '10.8790.19045.5608',
  });

/** What may stand where a device should. */
const damage: Readonly<Record<string, string>> = {
  'an object of another kind': '{"colour": "blue"}',
  'an empty object': '{}',
  null: 'null',
  'a number': '17',
  'a text': '"pc-5"',
  'a list': '["pc-5"]',
  'a comma too many': '{"computerDnsName": "pc-5",}',
  'quotes of the wrong kind': "{'computerDnsName': 'pc-5'}",
};

const streams: Readonly<Record<string, (elements: readonly string[]) => string>> = {
  'a JSON array': (elements) => `[${elements.join(',')}]`,
  'a JSON array over lines': (elements) => `[\r\n  ${elements.join(',\r\n  ')}\r\n]\r\n`,
  NDJSON: (elements) => `${elements.join('\n')}\n`,
};

for (const [source, write] of Object.entries({ missingkbs: contract, defender })) {
  for (const [stream, join] of Object.entries(streams)) {
    for (const [what, element] of Object.entries(damage)) {
      test(`${source} in ${stream}: ${what} in any place is reported, and the others are read`, () => {
        for (let at = 0; at <= names.length; at++) {
          const elements = names.map(write);
          elements.splice(at, 0, element);
          const { format, readings, problems } = readText(join(elements));
          assert.equal(format, source);
          assert.deepEqual(
            readings.map(({ computerDnsName }) => computerDnsName),
            names,
          );
          assert.deepEqual(
            problems.map(({ place }) => place.split(',')[0]),
            [`${stream === 'NDJSON' ? 'line' : 'element'} ${at + 1}`],
          );
        }
      });
    }
  }
}

test('most elements may be damaged', () => {
  const elements = ['x', '{', 'null', contract('pc-1'), '{"a', '{"computerDnsName": 7}'];
  const { readings, problems } = readText(elements.join('\n'));
  assert.deepEqual([readings.length, problems.length], [1, 5]);
});

test('of an array that is cut off the whole elements are read, and the rest is reported', () => {
  const text = `[${names.map(contract).join(', ')}`;
  const { readings, problems } = readText(text.slice(0, -20));
  assert.equal(readings.length, 3);
  assert.deepEqual(
    problems.map(({ place }) => place),
    ['element 4', 'element 4'],
  );
});

test('what stands behind an array is reported', () => {
  const { readings, problems } = readText(`[${contract('pc-1')}]\n[${contract('pc-2')}]`);
  assert.equal(readings.length, 1);
  assert.match(problems[0]?.message ?? '', /behind the end of the array/);
});

test('an array within an object loses its own strays only', () => {
  const { readings, problems } = readText(`{"value": [${defender('pc-1')}, null, ${defender('pc-2')}]}`);
  assert.equal(readings.length, 2);
  assert.equal(problems[0]?.place, 'document, element 2');
});

const tables: Readonly<Record<string, readonly [head: string, row: (name: string) => string, bad: readonly string[]]>> =
  {
    'quick-fix': [
      'Computer,HotFixID,Description',
      (name) => `${name},KB5034122,Update`,
      ['"pc-5,KB5034122,Update', 'pc-5,"KB5034122"x,Update', ',KB5034122,Update'],
    ],
    configmgr: [
      'Name,Operating System,Build',
      (name) => `${name},Windows,10.0.19045.3930`,
      ['"pc-5,Windows,10.0.19045.3930', ',Windows,10.0.19045.3930'],
    ],
    intune: [
      'Device name,OS,OS version',
      (name) => `${name},Windows,10.0.19045.3930`,
      ['"pc-5,Windows,10.0.19045.3930', 'pc-5,"Windows"10",10.0.19045.3930', ',Windows,10.0.19045.3930'],
    ],
  };

test('systeminfo in CSV: a damaged record is reported, and the others are read', () => {
  const listing = (name: string) => writeCsvListing(listingLanguage('German'), { ...listedDevice, hostName: name });
  const [head = '', ...records] = names.map(listing).flatMap((text, index) =>
    text
      .trim()
      .split('\r\n')
      .slice(index && 1),
  );
  const { readings, problems } = readText(
    textLines(head, ...records.toSpliced(2, 0, '"pc-5","Microsoft Windows 10 Pro","10.0.')),
  );
  assert.deepEqual(
    readings.map(({ computerDnsName }) => computerDnsName),
    names,
  );
  assert.deepEqual(
    problems.map(({ place }) => place),
    ['line 4'],
  );
});

for (const [source, [head, row, bad]] of Object.entries(tables)) {
  test(`${source} in CSV: a damaged record in any place is reported, and the others are read`, () => {
    for (const record of bad) {
      for (let at = 0; at <= names.length; at++) {
        const records = names.map(row);
        records.splice(at, 0, record);
        const { format, readings, problems } = readText(textLines(head, ...records));
        assert.equal(format, source);
        assert.deepEqual(
          readings.map(({ computerDnsName }) => computerDnsName),
          names,
          record,
        );
        assert.equal(problems.length, 1, record);
      }
    }
  });
}
