import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import {
  april2020,
  contoso,
  deviceOf,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { MissingKb } from '../../assessment/model.ts';
import type { KbNumber, MachineId } from '../../brand.ts';

const today = new Date(april2020).toISOString();
const [second, patched, strange] = ['b', 'c', 'd'].map((digit) => digit.repeat(40) as MachineId) as [
  MachineId,
  MachineId,
  MachineId,
];

describe('exports', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Software.Read.All', 'Machine.ReadWrite.All']);
    await server.store.devices.saveAll(
      contoso,
      [
        deviceOf({ ipAddresses: ['192.0.2.7', '2001:db8::7'] }),
        deviceOf({ id: second, computerDnsName: '=cmd,pc.contoso.com', osName: 'Microsoft Windows 10 Pro' }),
        deviceOf({
          id: patched,
          computerDnsName: 'pc-c.contoso.com',
          osVersion: '10.0.18363.719',
          installedKbs: ['4540673' as KbNumber],
        }),
        deviceOf({ id: strange, computerDnsName: 'pc-d.contoso.com', osVersion: '10.0.18363.99999' }),
      ],
      today,
    );
    await server.store.devices.changeTags(contoso, second, { add: ['VIP', 'Lab "2"'] });
    const rings = await server.put('/api/fleet/policy/rings/Pilot', token, { order: 1, tags: ['vip'] });
    assert.equal(rings.statusCode, 201, rings.body);
  });
  after(() => server.close());

  const fetchFile = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await server.get(`/api/fleet/export/${path}`, token, headers);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer;
  };
  const linesOf = async (path: string) =>
    (await fetchFile(path)).body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const parquetOf = async (path: string) => {
    const { rawPayload } = await fetchFile(path);
    const file = new Uint8Array(rawPayload).buffer;
    return parquetReadObjects({ file });
  };
  const json = async (path: string) => (await server.get(path, token)).json();

  test('have a row for each machine and each update that getmissingkbs lists for it', async () => {
    const rows = await linesOf('missingkbs?format=ndjson');
    for (const id of [machine, second, patched]) {
      const { value } = await json(`/api/machines/${id}/getmissingkbs`);
      assert.deepEqual(
        rows
          .filter(({ machineId }) => machineId === id)
          .map(({ kb, name, productsNames, url, cveAddressed }) => ({ kb, name, productsNames, url, cveAddressed })),
        value.map(({ id: kb, name, productsNames, url, cveAddressed }: MissingKb) => ({
          kb,
          name,
          productsNames,
          url,
          cveAddressed,
        })),
      );
    }
    assert.deepEqual(rows[1], {
      machineId: second,
      computerDnsName: '=cmd,pc.contoso.com',
      osPlatform: 'Windows10',
      osVersion: '10.0.18363.657',
      tags: ['Lab "2"', 'VIP'],
      ring: 'Pilot',
      lastSeen: today,
      kb: '4540673',
      name: 'March 2020 Security Updates',
      productsNames: ['windows_10', 'internet_explorer'],
      url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
      released: '2020-03-10',
      cveAddressed: 4,
      exploited: 0,
      kev: null,
      severity: 'Important',
      restart: 'Yes',
      needsEsu: false,
      notOffered: null,
    });
    assert.equal(rows.length, 2);
  });

  test('have the machines as GET /api/machines lists them, with how each stands', async () => {
    const rows = await linesOf('devices?format=ndjson');
    const { value } = await json('/api/machines');
    assert.equal(rows.length, value.length);
    for (const [place, item] of value.entries()) {
      const ipAddresses = item.ipAddresses.map(({ ipAddress }: { ipAddress: string }) => ipAddress);
      assert.deepEqual({ ...rows[place], ...item, ipAddresses }, rows[place]);
    }
    const standing = rows.map(({ status, missingKbs, openVulnerabilities, supportEnds }) => [
      status,
      missingKbs,
      openVulnerabilities,
      supportEnds,
    ]);
    assert.deepEqual(standing, [
      ['assessed', 1, 4, '2022-05-10'],
      ['assessed', 1, 4, '2021-05-11'],
      ['assessed', 0, 0, '2022-05-10'],
      ['assessed', 0, 0, '2022-05-10'],
    ]);
  });

  test('have the updates as /api/fleet/missingkbs has them', async () => {
    const rows = await linesOf('kbs?format=ndjson&severity=Important');
    const { value } = await json('/api/fleet/missingkbs');
    assert.deepEqual(
      rows.map(({ kb, devices, pairs, exploited }) => [kb, devices, pairs, exploited]),
      value.map((row: (typeof rows)[0]) => [row.kb, row.devices, row.pairs, row.exploited]),
    );
    assert.deepEqual(await linesOf('kbs?format=ndjson&severity=Critical'), []);
  });

  test('say the same in each format', async () => {
    for (const name of ['missingkbs', 'devices', 'kbs']) {
      const lines = await linesOf(`${name}?format=ndjson`);
      const csv: Record<string, string>[] = parse((await fetchFile(`${name}?format=csv`)).body, { columns: true });
      const parquet = await parquetOf(`${name}?format=parquet`);
      assert.deepEqual([csv.length, parquet.length], [lines.length, lines.length]);
      for (const [place, line] of lines.entries()) {
        assert.deepEqual(Object.keys(csv[place] ?? {}), Object.keys(line));
        assert.deepEqual(Object.keys(parquet[place] ?? {}), Object.keys(line));
        for (const [key, value] of Object.entries(line)) {
          const flat = Array.isArray(value) ? value.join(';') : value;
          const text = flat === null ? '' : String(flat);
          assert.equal(csv[place]?.[key], text.startsWith('=') ? `'${text}` : text, key);
          const found = parquet[place]?.[key];
          const expected = typeof flat === 'string' && found instanceof Date ? new Date(flat) : flat;
          assert.deepEqual(found, expected, key);
        }
      }
    }
  });

  test('are of the machines that a filter asks for', async () => {
    const idsOf = async (filter: string) =>
      (await linesOf(`devices?format=ndjson&$filter=${encodeURIComponent(filter)}`)).map(({ id }) => id);
    for (const filter of [
      "osPlatform eq 'Windows10'",
      "osPlatform eq 'Windows11' or computerDnsName eq 'PC-C.contoso.com'",
      "machineTags/any(tag: tag eq 'vip') and lastSeen lt 2021-01-01Z",
      "startswith(id,'c')",
      "not (machineTags/any(t: t eq 'vip')) and osVersion eq '10.0.18363.657'",
      "healthStatus eq 'Active' and osBuild gt 18362",
    ]) {
      const { value } = await json(`/api/machines?$filter=${encodeURIComponent(filter)}`);
      assert.deepEqual(
        await idsOf(filter),
        value.map(({ id }: { id: string }) => id),
        filter,
      );
    }
  });

  test('name the file, the catalogue and the moment of the count', async () => {
    const { headers } = await fetchFile('missingkbs');
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8; header=present');
    assert.equal(headers['content-disposition'], 'attachment; filename="missingkbs-2020-04-13.csv"');
    assert.equal(headers['missingkbs-counted-at'], today);
    assert.match(String(headers['missingkbs-catalog']), /^\w+/);
    const head = await server.app.inject({
      method: 'HEAD',
      url: '/api/fleet/export/missingkbs',
      headers: { authorization: `Bearer ${token}` },
    });
    assert.deepEqual(
      [head.statusCode, head.headers['content-disposition'], head.headers['content-length']],
      [200, headers['content-disposition'], undefined],
    );
  });

  test('come in the format that the client accepts, compressed where it takes that', async () => {
    const plain = (await fetchFile('devices?format=ndjson')).body;
    const packed = await fetchFile('devices', { accept: 'application/x-ndjson', 'accept-encoding': 'gzip' });
    assert.equal(gunzipSync(packed.rawPayload).toString(), plain);
    const csv = await fetchFile('devices', { accept: '*/*', 'accept-encoding': 'br' });
    assert.match(brotliDecompressSync(csv.rawPayload).toString(), /^id,computerDnsName,firstSeen/);
    const parquet = await fetchFile('devices', {
      accept: 'application/vnd.apache.parquet',
      'accept-encoding': 'gzip, br',
    });
    assert.equal(parquet.headers['content-encoding'], undefined);
    assert.equal(parquet.rawPayload.subarray(0, 4).toString(), 'PAR1');
  });

  test('say what is wrong with a question', async () => {
    for (const [path, message, headers] of [
      ['missingkbs?format=xlsx', /format is "xlsx"; expected csv, ndjson, parquet/, {}],
      ['missingkbs?$top=5', /"\$top" is unknown here; there are \$filter and format/, {}],
      ['missingkbs?platform=Windows10', /"platform" is unknown here/, {}],
      ["devices?$filter=osPlatfrom eq 'x'".replaceAll(' ', '%20'), /\$filter/, {}],
      ['kbs?$filter=1', /\$filter/, {}],
      ['devices', /Accept is "application\/json"; an export is text\/csv/, { accept: 'application/json' }],
    ] as const) {
      const answer = await server.get(`/api/fleet/export/${path}`, token, headers);
      assert.equal(answer.statusCode, 400, path);
      assert.match(answer.json().error.message, message, path);
    }
  });
});
