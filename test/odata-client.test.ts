/** Clients of OData from the registry against a server that listens: one reads the metadata, one walks through a fleet. */

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { o } from 'odata';
import type { MachineId } from '../src/brand.ts';
import { readCsdl } from './builders/read-csdl.ts';
import { contoso, deviceOf, startTestServer, type TestServer } from './builders/server.ts';

const devices = 20_000;
const pageSize = 2_500;
const seen = '2020-04-12T08:00:00.000Z';
const idOf = (place: number) => (place * 7 + 1).toString(16).padStart(40, '0') as MachineId;
const inventoryOf = (place: number, revision = place % 50) =>
  deviceOf({ id: idOf(place), computerDnsName: `pc-${place}.contoso.com`, osVersion: `10.0.18363.${revision}` });

let server: TestServer;
let token: string;
let root: string;
before(async () => {
  server = await startTestServer({
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
  });
  token = await server.token(['Machine.Read.All']);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  root = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}/api/`;
  for (let from = 0; from < devices; from += 5_000) {
    const batch = Array.from({ length: 5_000 }, (_, place) => inventoryOf(from + place));
    await server.store.devices.saveAll(contoso, batch, seen);
  }
});
after(() => server.close());

interface Page {
  readonly value: readonly { readonly id: MachineId; readonly version: string }[];
  readonly '@odata.nextLink'?: string;
}

/** The whole body of each answer, links too, as the client gives it. */
const client = (prefer = '') => o(root, { headers: { authorization: `Bearer ${token}`, prefer }, fragment: '' });

test('a client reads the metadata and asks the collection that it names, by a filter of its own making', async () => {
  const answer = (await client().get('$metadata').fetch()) as Response;
  const { model } = readCsdl(await answer.text());
  const { Container: sets } = model['microsoft.windowsDefenderATP.api'] as { Container: object };
  assert.ok('Machines' in sets);
  const found: Page = await client()
    .get('Machines')
    .query({ $filter: "computerDnsName eq 'pc-7.contoso.com'", $top: 5 });
  assert.deepEqual(
    found.value.map(({ id }) => id),
    [idOf(7)],
  );
});

test(`a client walks through ${devices} devices while they report, come, go and are tagged: none twice, none lost`, async () => {
  const met: MachineId[] = [];
  const gone = new Set<MachineId>();
  let page: Page = await client(`odata.maxpagesize=${pageSize}`)
    .get('Machines')
    .query({ $filter: "version eq '1909'" });
  for (let round = 1; ; round += 1) {
    met.push(...page.value.map(({ id }) => id));
    const next = page['@odata.nextLink'];
    if (next === undefined) break;
    await changeFleet(round, gone);
    page = await client(`odata.maxpagesize=${pageSize}`).get(next.slice(root.length)).query();
  }
  assert.equal(new Set(met).size, met.length);
  const staying = Array.from({ length: devices }, (_, place) => idOf(place)).filter((id) => !gone.has(id));
  const known = new Set(met);
  assert.deepEqual(
    staying.filter((id) => !known.has(id)),
    [],
  );
});

/** Everywhere in the fleet, in states that are new. */
async function changeFleet(round: number, gone: Set<MachineId>): Promise<void> {
  const places = Array.from({ length: 200 }, (_, place) => (place * 101 + round * 13) % devices);
  await server.store.devices.saveAll(
    contoso,
    places.map((place) => inventoryOf(place, 1_000 + round * 200 + (place % 9))),
    seen,
  );
  const arrived = Array.from({ length: 50 }, (_, place) =>
    deviceOf({ id: `${round}${place}`.padEnd(40, 'f') as MachineId }),
  );
  await server.store.devices.saveAll(contoso, arrived, seen);
  for (const place of places.slice(0, 20)) {
    await server.store.devices.changeTags(contoso, idOf(place), { add: [`round ${round}`] });
    if (place % 2 === 0) {
      gone.add(idOf(place));
      await server.store.devices.remove(contoso, idOf(place));
    }
  }
}
