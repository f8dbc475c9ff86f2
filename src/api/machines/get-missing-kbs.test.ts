import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { catalog } from '../../../test/builders/catalog.ts';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { KbNumber, MachineId } from '../../brand.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

describe('GET getmissingkbs', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    await server.store.devices.save(contoso, deviceOf(), new Date(april2020).toISOString());
    token = await server.token(['Software.Read.All']);
  });
  after(() => server.close());

  test('the answer has the six fields in the order of the specification', async () => {
    const answer = await server.get(path, token, { host: 'kb.contoso.com' });
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), /^application\/json\b/);
    assert.equal(
      answer.body,
      JSON.stringify({
        '@odata.context':
          'http://kb.contoso.com/api/$metadata#Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)',
        value: [
          {
            id: '4540673',
            name: 'March 2020 Security Updates',
            productsNames: ['windows_10', 'internet_explorer'],
            url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
            machineMissedOn: 1,
            cveAddressed: 4,
          },
        ],
      }),
    );
  });

  test('a patched device has an empty list', async () => {
    const id = 'a'.repeat(40) as MachineId;
    const patched = deviceOf({ id, osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] });
    await server.store.devices.save(contoso, patched, new Date(april2020).toISOString());
    const answer = await server.get(`/api/machines/${id}/getmissingkbs`, token);
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json().value, []);
  });

  test('paths are case-insensitive, may bear the version and end in a slash', async () => {
    const variants = [
      `/API/Machines/${machine.toUpperCase()}/GetMissingKbs`,
      `/api/v1.0/machines/${machine}/getmissingkbs`,
      `/api/V1.0/MACHINES/${machine}/getmissingkbs`,
      `/api/machines/${machine}/getmissingkbs/`,
    ];
    for (const variant of variants) assert.equal((await server.get(variant, token)).statusCode, 200, variant);
  });

  test('HEAD answers as GET does, without the body', async () => {
    const get = await server.get(path, token);
    const head = await server.app.inject({ method: 'HEAD', url: path, headers: { authorization: `Bearer ${token}` } });
    assert.equal(head.statusCode, 200);
    assert.equal(head.body, '');
    assert.equal(head.headers['content-length'], get.headers['content-length']);
    assert.equal(head.headers.etag, get.headers.etag);
  });

  test('HEAD counts as one call', async () => {
    const strict = await startTestServer({ environment: { MISSINGKBS_LIMIT_PER_MINUTE: '1' } });
    try {
      await strict.store.devices.save(contoso, deviceOf(), '2020-04-01');
      const authorization = `Bearer ${await strict.token(['Software.Read.All'])}`;
      const head = () => strict.app.inject({ method: 'HEAD', url: path, headers: { authorization } });
      assert.equal((await head()).statusCode, 200);
      assert.equal((await head()).statusCode, 429);
    } finally {
      await strict.close();
    }
  });

  test('a client that has the answer already gets 304', async () => {
    const { etag } = (await server.get(path, token)).headers;
    assert.match(String(etag), /^W\/"/);
    for (const tag of [String(etag), String(etag).slice(2), `"other", ${etag}`, '*']) {
      const again = await server.get(path, token, { 'if-none-match': tag });
      assert.deepEqual([again.statusCode, again.body], [304, ''], tag);
    }
    assert.equal((await server.get(path, token, { 'if-none-match': '"other"' })).statusCode, 200);
  });

  test('a long answer is compressed for clients that take it', async () => {
    const long = await startTestServer({ catalogs: { stamp: '1', current: servedAssessor(longCatalog()) } });
    try {
      await long.store.devices.save(contoso, deviceOf({ installedKbs: [], osVersion: '10.0.18363.1' }), '2020-04-01');
      const reader = await long.token(['Software.Read.All']);
      const plain = await long.get(path, reader);
      assert.equal(plain.headers['content-encoding'], undefined);
      const gzip = await long.get(path, reader, { 'accept-encoding': 'gzip, deflate' });
      assert.equal(gzip.headers['content-encoding'], 'gzip');
      assert.equal(gzip.headers.vary, 'accept-encoding');
      assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body);
      const brotli = await long.get(path, reader, { 'accept-encoding': 'gzip, deflate, br' });
      assert.equal(brotli.headers['content-encoding'], 'br');
      assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), plain.body);
      assert.equal(brotli.headers.etag, plain.headers.etag);
    } finally {
      await long.close();
    }
  });

  test('a device of another tenant does not exist', async () => {
    const foreign = await server.token(['Software.Read.All'], fabrikam);
    const answer = await server.get(path, foreign);
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json().error.code, 'ResourceNotFound');
  });

  test('a device that cannot be judged is never an empty list', async () => {
    const id = 'b'.repeat(40) as MachineId;
    await server.store.devices.save(contoso, deviceOf({ id, osVersion: '10.0.12345.1' }), '2020-04-01');
    for (const _ of ['worked out', 'from the cache']) {
      const answer = await server.get(`/api/machines/${id}/getmissingkbs`, token);
      assert.equal(answer.statusCode, 404);
      assert.equal(answer.json().error.code, 'ResourceNotFound');
      assert.match(
        answer.json().error.message,
        new RegExp(`^The missing updates of machine ${id} cannot be told: .*12345.*[^.]\\.$`),
      );
    }
  });

  test('the context names the public URL when one is configured', async () => {
    const named = await startTestServer({ environment: { MISSINGKBS_PUBLIC_URL: 'https://kb.example.com/' } });
    try {
      await named.store.devices.save(contoso, deviceOf(), '2020-04-01');
      const answer = await named.get(path, await named.token(['Software.Read.All']), { host: 'other.example.com' });
      assert.match(answer.json()['@odata.context'], /^https:\/\/kb\.example\.com\/api\/\$metadata#Collection\(/);
    } finally {
      await named.close();
    }
  });

  test('an update that comes out at midnight is missing from midnight on', async () => {
    const early = await startTestServer();
    try {
      early.clock.now = Date.parse('2020-03-09T23:59:00Z');
      await early.store.devices.save(contoso, deviceOf(), '2020-03-01');
      const reader = await early.token(['Software.Read.All']);
      assert.deepEqual((await early.get(path, reader)).json().value, []);
      early.clock.now += 120_000;
      assert.equal((await early.get(path, reader)).json().value.length, 1);
    } finally {
      await early.close();
    }
  });

  test('an answer that many ask for at once is worked out once', async () => {
    const assessor = servedAssessor();
    let times = 0;
    const counting = {
      ...assessor,
      assess: (state: PatchState, asOf: string) => {
        times += 1;
        return assessor.assess(state, asOf);
      },
    };
    const asked = await startTestServer({ catalogs: { stamp: '1', current: counting } });
    try {
      await asked.store.devices.save(contoso, deviceOf(), '2020-04-01');
      const reader = await asked.token(['Software.Read.All']);
      const answers = await Promise.all(Array.from({ length: 50 }, () => asked.get(path, reader)));
      assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
      assert.equal(times, 1);
    } finally {
      await asked.close();
    }
  });

  test('a changed catalogue changes the next answer, and a damaged one leaves the last good one', async () => {
    const catalogs = { stamp: '1', current: servedAssessor() };
    const swapping = await startTestServer({ catalogs });
    try {
      await swapping.store.devices.save(contoso, deviceOf(), '2020-04-01');
      const reader = await swapping.token(['Software.Read.All']);
      const ids = async () => (await swapping.get(path, reader)).json().value.map(({ id }: { id: string }) => id);
      assert.deepEqual(await ids(), ['4540673']);
      catalogs.current = servedAssessor(longCatalog());
      assert.deepEqual(await ids(), ['4540673']);
      catalogs.stamp = '2';
      await swapping.catalogs.refresh();
      assert.ok((await ids()).length > 1);
      Object.defineProperty(catalogs, 'current', {
        get: () => {
          throw new Error('damaged');
        },
      });
      catalogs.stamp = '3';
      await swapping.catalogs.refresh();
      assert.ok((await ids()).length > 1);
      assert.ok(swapping.log.some(({ msg }) => /last good one stays/.test(String(msg))));
    } finally {
      await swapping.close();
    }
  });
});

/** Eight months, an update each. */
function longCatalog() {
  const builder = catalog();
  const months = ['2019-Sep', '2019-Oct', '2019-Nov', '2019-Dec', '2020-Jan', '2020-Feb', '2020-Mar'];
  for (const [place, month] of months.entries()) {
    builder
      .document(month)
      .update(`45000${10 + place}`)
      .fixes(`CVE-2020-90${place}0`)
      .in('Windows 10 Version 1909 for x64-based Systems', { build: `10.0.18363.${700 + place}` });
  }
  return builder.build();
}
