import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { fields } from '../../fields.ts';
import { InventorySchema } from '../../schema.ts';
import { readOne, readText } from '../../testing/read-text.ts';
import { readContract } from './parser.ts';

const inventory = {
  id: '2339AD14a01bd0299afb93dfa2550136057bff96',
  computerDnsName: 'pc-7.contoso.com',
  osName: 'Microsoft Windows 10 Enterprise',
  osEdition: 'Enterprise',
  osVersion: '10.0.18363.657',
  osProcessor: 'x64',
  installationType: 'Client',
  installedKbs: ['KB4532693', '971033', '4532693'],
  software: [
    { name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001', vendor: 'Microsoft Corporation' },
  ],
  lastSeen: '2020-03-20T09:00:00+01:00',
  esu: true,
  hotpatch: false,
  secureBoot: true,
  dotNetRelease: 528040,
  windowsUpdateOffers: [{ kb: 'KB4540673', title: 'March' }, { kb: '4551762' }],
};

const expected = {
  ...inventory,
  id: '2339ad14a01bd0299afb93dfa2550136057bff96',
  installedKbs: ['971033', '4532693'],
  lastSeen: '2020-03-20T08:00:00.000Z',
  windowsUpdateOffers: [{ kb: '4540673', title: 'March' }, { kb: '4551762' }],
};

test('an object, an array and one object a line are the same inventory', () => {
  for (const text of [
    JSON.stringify(inventory, null, 2),
    JSON.stringify([inventory]),
    `${JSON.stringify(inventory)}\n\n`,
  ]) {
    assert.deepEqual(readOne(text, 'missingkbs'), expected);
  }
});

/** Changed fields and what is said about them. */
const faults: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
  [{ hostname: 'x' }, /unknown field "hostname"; known are id, computerDnsName/],
  [{ id: '123' }, /"id" that is "123", expected forty hexadecimal digits/],
  [{ computerDnsName: 'two words' }, /"computerDnsName"/],
  [{ osName: 7 }, /"osName" that is 7/],
  [{ osVersion: '10.0' }, /"osVersion" that is "10\.0", expected a version of three or four parts/],
  [{ osVersion: '5.15.0' }, /"osVersion" that is "5\.15\.0", expected .* the third a build of Windows/],
  [{ osVersion: 'Windows 10' }, /"osVersion"/],
  [{ osProcessor: 'amd64' }, /"osProcessor" that is "amd64", expected one of x64, x86, arm64, ia64/],
  [{ installationType: 'client' }, /"installationType"/],
  [{ installedKbs: '4532693' }, /"installedKbs" that is "4532693", expected an array/],
  [
    { installedKbs: ['4532693', 4540673] },
    /"installedKbs" that is wrong in element 2: it is 4540673, expected a KB number/,
  ],
  [{ installedKbs: ['19045'] }, /"installedKbs" that is wrong in element 1: it is "19045"/],
  [{ software: [{ name: '', version: '1' }] }, /"software" that is wrong in element 1: it lacks "name"/],
  [{ installedKbs: [''] }, /"installedKbs" that is wrong in element 1/],
  [{ software: [{ version: '1' }] }, /"software" that is wrong in element 1: it lacks "name"/],
  [{ software: [{ name: 'a', kb: '1' }] }, /"software" that is wrong in element 1: it has the unknown field "kb"/],
  [{ lastSeen: '20.03.2020' }, /"lastSeen"/],
  [{ esu: 'yes' }, /"esu" that is "yes", expected true or false/],
  [{ hotpatch: 1 }, /"hotpatch"/],
  [{ secureBoot: null }, /"secureBoot"/],
  [{ dotNetRelease: '528040' }, /"dotNetRelease"/],
  [{ windowsUpdateOffers: [{ title: 'x' }] }, /"windowsUpdateOffers" that is wrong in element 1: it lacks "kb"/],
];

for (const [change, message] of faults) {
  const wrong = { ...inventory, ...change };
  test(`${JSON.stringify(change)} is refused by name, by the reader and by the schema`, () => {
    assert.throws(() => readContract(wrong, 'request body'), { code: 'InvalidInput', message });
    assert.equal(Check(InventorySchema, wrong), false);
  });
}

test('schema and reader accept the same fields', () => {
  assert.deepEqual(Object.keys(InventorySchema.properties).sort(), Object.keys(fields).sort());
  assert.equal(Check(InventorySchema, inventory), true);
  for (const field of Object.keys(inventory) as (keyof typeof inventory)[]) {
    const only = { [field]: inventory[field] };
    assert.equal(Check(InventorySchema, only), true, field);
    assert.deepEqual(Object.keys(readContract(only, 'x')), [field]);
  }
});

test('an empty text, blanks and null are absent wherever a text may be left out, for the reader and the schema', () => {
  const texts = ['id', 'computerDnsName', 'osName', 'osVersion', 'osProcessor', 'installationType', 'lastSeen'];
  for (const blank of ['', '  ', null]) {
    const fields = Object.fromEntries(texts.map((field) => [field, blank]));
    const software = [{ name: 'Git', version: blank, vendor: blank }];
    const written = { ...fields, software, windowsUpdateOffers: [{ kb: '4551762', title: blank }] };
    assert.equal(Check(InventorySchema, written), true);
    assert.deepEqual(readContract(written, 'x'), {
      software: [{ name: 'Git' }],
      windowsUpdateOffers: [{ kb: '4551762' }],
    });
  }
});

test('a field named like something of JavaScript is unknown like any other', () => {
  const wrong = JSON.parse(
    '{"osVersion": "10.0.19045", "computerDnsName": "a", "__proto__": {"esu": true}}',
  ) as unknown;
  assert.throws(() => readContract(wrong, 'x'), /unknown field "__proto__"/);
  assert.throws(() => readContract({ osVersion: '10.0.19045', constructor: 1 }, 'x'), /unknown field "constructor"/);
});

test('a version alone is an inventory of ours when nothing beside it is of another source', () => {
  const version = '10.0.19045.4412';
  assert.deepEqual(readOne(JSON.stringify({ osVersion: version }), 'missingkbs'), { osVersion: version });
  assert.deepEqual(readOne(JSON.stringify({ osVersion: version, osProcessor: 'x64' }), 'missingkbs'), {
    osVersion: version,
    osProcessor: 'x64',
  });
});

test('a bad record among good ones is named by its place and does not take the others with it', () => {
  const { readings, problems } = readText(
    `${JSON.stringify(inventory)}\n{"osVersion": \n${JSON.stringify({ ...inventory, x: 1 })}\n`,
  );
  assert.equal(readings.length, 1);
  assert.deepEqual(
    problems.map(({ place }) => place),
    ['line 2', 'line 3'],
  );
});

test('a file with nothing usable in it is refused with the first reason', () => {
  assert.throws(() => readText(JSON.stringify([{ ...inventory, x: 1 }])), {
    code: 'InvalidInput',
    message: /element 1: the inventory has the unknown field "x"/,
  });
});

test('our fields in another case are refused by name, not read without the updates', () => {
  const text = JSON.stringify({ ComputerDnsName: 'a', OsVersion: '10.0.19045.4412', InstalledKbs: ['KB5036892'] });
  assert.throws(() => readText(text), /ComputerDnsName/);
});

test('an empty array holds no devices and is no fault', () => {
  assert.deepEqual(readText('[]'), { format: 'missingkbs', readings: [], problems: [], notes: [] });
});
