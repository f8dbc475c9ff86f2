/**
 * Excel and Power BI (Power Query's OData.Feed): what they read before they ask, and rows that fit what they read. Their headers and
 * addresses are as https://github.com/NLstn/go-odata/issues/874 and Power Query's documents on query diagnostics have them.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsdl } from '../builders/read-csdl.ts';
import { type Body, type Client, ids, startForClient } from './fleet-for-clients.ts';

const headers = {
  accept:
    'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7',
  'accept-encoding': 'identity',
  'odata-maxversion': '4.0',
  maxdataserviceversion: '3.0',
  'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
};
const defender = 'microsoft.windowsDefenderATP.api';

type Types = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Without a type of its own a property is text (CSDL JSON, section 7.1). */
interface Property {
  readonly $Type?: string;
  readonly $Collection?: true;
  readonly $Nullable?: true;
}

async function readModel(client: Client, context: string): Promise<Types> {
  const [document = ''] = context.split('#');
  const { text, headers: answered } = await client.read(document, headers);
  assert.match(String(answered['content-type']), /^application\/xml\b/);
  return readCsdl(text).model[defender] as Types;
}

test('Power Query finds the service, its metadata by the address that the service gives, and every table in it', async () => {
  const client = await startForClient('Machine.Read.All');
  const { text, headers: answered } = await client.read('/api', headers);
  // Once: it reads "4.0, 4.0" as no version.
  assert.equal(answered['odata-version'], '4.0');
  assert.match(String(answered['content-type']), /^application\/json\b/);
  const service = JSON.parse(text);
  const { Container: container } = await readModel(client, service['@odata.context']);
  for (const { name, kind, url } of service.value) {
    assert.deepEqual([kind, url], ['EntitySet', name]);
    assert.ok(container && name in container, name);
  }
  await client.close();
});

test('Power Query previews a thousand rows of each table, in which nothing is that the metadata does not have', async () => {
  const client = await startForClient(
    'Machine.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
    'SecurityRecommendation.Read.All',
  );
  const service = await client.get('/api', headers);
  const types = await readModel(client, service['@odata.context']);
  for (const { name, url } of service.value) {
    const { text, headers: answered } = await client.read(`/api/${url}?$top=1000`, headers);
    assert.equal(answered['odata-version'], '4.0', name);
    const { '@odata.context': context, value } = JSON.parse(text);
    assert.equal(context, `${service['@odata.context']}#${name}`);
    assert.ok(value.length > 0, name);
    const set = types.Container?.[name] as { readonly $Type: string };
    for (const row of value) expectOfType(row, set.$Type, types, name);
  }
  await client.close();
});

test('Power Query folds filter, order, columns and rows into an address, and gets the columns that it asked for', async () => {
  const client = await startForClient('Machine.Read.All');
  const folded = await client.get(
    '/api/Machines?$filter=osPlatform%20eq%20%27Windows10%27%20and%20contains(computerDnsName%2C%27pc%27)&$orderby=computerDnsName%20desc&$select=computerDnsName%2CosPlatform&$top=1000',
    headers,
  );
  assert.match(folded['@odata.context'], /\$metadata#Machines\(computerDnsName,osPlatform\)$/);
  assert.deepEqual(folded.value, [
    { computerDnsName: 'pc-2.contoso.com', osPlatform: 'Windows10' },
    { computerDnsName: 'pc-1.contoso.com', osPlatform: 'Windows10' },
  ]);
  const later = await client.get('/api/Machines?$filter=lastSeen%20gt%202020-01-01T00:00:00Z&$skip=1&$top=1', headers);
  assert.deepEqual(
    later.value.map(({ id }: { id: string }) => id),
    [ids[1]],
  );
  const counted = await client.get('/api/Machines?$count=true&$top=0', headers);
  assert.deepEqual([counted['@odata.count'], counted.value], [3, []]);
  await client.close();
});

test('Power Query is told what cannot be asked, so that it counts, filters and sorts by itself', async () => {
  const client = await startForClient('Machine.Read.All');
  const { Container: container } = await readModel(client, (await client.get('/api', headers))['@odata.context']);
  const machines = container?.Machines as Readonly<Record<string, Body>>;
  const capability = (name: string) => machines[`@Org.OData.Capabilities.V1.${name}`];
  assert.deepEqual(capability('CountRestrictions'), { Countable: false });
  await client.refused('/api/Machines/$count', 404);
  const { NonFilterableProperties: unfiltered } = capability('FilterRestrictions');
  const { NonSortableProperties: unsorted } = capability('SortRestrictions');
  assert.deepEqual([unfiltered, unsorted], [['ipAddresses'], ['lastIpAddress', 'machineTags', 'ipAddresses']]);
  for (const property of unfiltered) await client.refused(`/api/Machines?$filter=${property}%20eq%20null`, 400);
  for (const property of unsorted) await client.refused(`/api/Machines?$orderby=${property}`, 400);
  await client.refused('/api/Machines?$apply=aggregate($count%20as%20count)', 400);
  await client.close();
});

function expectOfType(row: Body, type: string, types: Types, where: string): void {
  const properties = types[type.slice(defender.length + 1)] as Readonly<Record<string, Property>>;
  for (const [name, value] of Object.entries(row)) {
    const place = `${where}.${name}`;
    assert.ok(Object.hasOwn(properties, name), `${place} is not in the metadata`);
    expectValue(value, properties[name] as Property, types, place);
  }
}

function expectValue(value: unknown, property: Property, types: Types, place: string): void {
  const { $Type: type = 'Edm.String', $Collection: isList, $Nullable: mayBeNull } = property;
  const told = `${place} is ${JSON.stringify(value)}, which is not ${type}`;
  if (isList) {
    assert.ok(Array.isArray(value), told);
    for (const each of value) expectValue(each, { $Type: type }, types, place);
  } else if (value === null) {
    assert.ok(mayBeNull, `${place} is null, which the metadata does not allow`);
  } else if (type.startsWith(defender)) {
    expectOfType(value, type, types, place);
  } else {
    assert.ok(isOf[type]?.(value), told);
  }
}

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  'Edm.Int64': (value) => Number.isSafeInteger(value),
  'Edm.Double': (value) => typeof value === 'number',
  'Edm.DateTimeOffset': (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/.test(String(value)),
};
