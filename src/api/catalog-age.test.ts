/** What callers and whoever runs the server see of a catalogue that is too old for the day. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';
import type { MachineId } from '../brand.ts';

const path = `/api/machines/${machine}/getmissingkbs`;
const ahead = 'b'.repeat(40) as MachineId;
const unknown = 'c'.repeat(40) as MachineId;

/** The catalogue of the tests knows March 2020. */
const april13 = Date.parse('2020-04-13T10:00:00Z');
const april18 = Date.parse('2020-04-18T10:00:00Z');
const april29 = Date.parse('2020-04-29T10:00:00Z');

async function startAt(now: number, environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const server = await startTestServer({ environment });
  server.clock.now = now;
  const seen = new Date(now).toISOString();
  await server.store.devices.save(contoso, deviceOf(), seen);
  await server.store.devices.save(contoso, deviceOf({ id: ahead, osVersion: '10.0.18363.9999' }), seen);
  await server.store.devices.save(contoso, deviceOf({ id: unknown, osVersion: '10.0.31337.1' }), seen);
  return server;
}

describe('a catalogue that is too old for the day', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startAt(april13);
    token = await server.token(['Software.Read.All']);
  });
  after(() => server.close());

  test('puts a Warning on every answer from the fourth day after the Patch Tuesday on, and the answer stays', async () => {
    const fresh = await server.get(path, token);
    assert.equal(fresh.headers.warning, undefined);
    server.clock.now = april18;
    token = await server.token(['Software.Read.All']);
    for (const attempt of ['worked out', 'kept', 'kept']) {
      const stale = await server.get(path, token);
      assert.equal(stale.body, fresh.body, attempt);
      assert.match(
        String(stale.headers.warning),
        /^299 missingkbs "The catalogue knows no update after 2020-03-10: .* of 2020-04-14 .* \\"missingkbs sync\\"\."$/,
      );
    }
  });

  test('puts it on a 304 as well, whose tag tells stale answers from fresh ones', async () => {
    const stale = await server.get(path, token);
    const again = await server.get(path, token, { 'if-none-match': String(stale.headers.etag) });
    assert.deepEqual([again.statusCode, again.headers.warning], [304, stale.headers.warning]);
    const fresh = await startAt(april13);
    try {
      const answer = await fresh.get(path, await fresh.token(['Software.Read.All']));
      assert.notEqual(answer.headers.etag, stale.headers.etag);
    } finally {
      await fresh.close();
    }
  });

  test('puts it on explanations and on what cannot be told', async () => {
    const explained = await server.get(`${path}/4540673`, token);
    assert.match(String(explained.headers.warning), /^299 missingkbs "/);
    assert.equal(explained.json().stale[0].about, 'catalogue');
    const untold = await server.get(`/api/machines/${unknown}/getmissingkbs`, token);
    assert.equal(untold.statusCode, 404);
    assert.match(String(untold.headers.warning), /^299 missingkbs "/);
  });

  test('shows at /readyz with the day of the catalogue, and the server stays ready', async () => {
    const stale = await server.app.inject({ url: '/readyz' });
    const { catalogVersion, ...rest } = stale.json();
    assert.equal(stale.statusCode, 200);
    assert.match(catalogVersion, /^[0-9a-f]{16}$/);
    assert.match(rest.staleReason, /2020-04-14/);
    assert.deepEqual(
      { ...rest, staleReason: '' },
      {
        status: 'ready',
        feedDate: '2020-03-10T07:00:00Z',
        newestUpdate: '2020-03-10',
        nextPatchTuesday: '2020-04-14',
        stale: true,
        staleReason: '',
      },
    );
    const fresh = await startAt(april13);
    try {
      const ready = (await fresh.app.inject({ url: '/readyz' })).json();
      assert.deepEqual([ready.stale, 'staleReason' in ready], [false, false]);
    } finally {
      await fresh.close();
    }
  });
});

test('a device that is ahead of the catalogue gets a Warning of its own, the others none', async () => {
  const server = await startAt(april13);
  try {
    const token = await server.token(['Software.Read.All']);
    const answer = await server.get(`/api/machines/${ahead}/getmissingkbs`, token);
    assert.match(String(answer.headers.warning), /^299 missingkbs "Revision 9999 of build 18363 is above .* 719 /);
    assert.equal((await server.get(path, token)).headers.warning, undefined);
  } finally {
    await server.close();
  }
});

describe('with MISSINGKBS_STALE_LIMIT_DAYS', () => {
  test('answers are given with their Warning up to that day, and refused from the next on', async () => {
    const server = await startAt(april18, { MISSINGKBS_STALE_LIMIT_DAYS: '11' });
    try {
      const within = Date.parse('2020-04-28T10:00:00Z');
      server.clock.now = within;
      let token = await server.token(['Software.Read.All']);
      assert.equal((await server.get(path, token)).statusCode, 200);
      assert.equal((await server.app.inject({ url: '/readyz' })).statusCode, 200);
      server.clock.now = april29;
      token = await server.token(['Software.Read.All']);
      for (const url of [path, `${path}/4540673`]) {
        const answer = await server.get(url, token);
        assert.deepEqual([answer.statusCode, answer.json().error.code], [503, 'CatalogStale'], url);
        assert.match(answer.json().error.message, /stale for 12 days, more than MISSINGKBS_STALE_LIMIT_DAYS allows/);
        assert.equal(answer.headers['retry-after'], '3600');
      }
      const ready = await server.app.inject({ url: '/readyz' });
      assert.deepEqual([ready.statusCode, ready.json().status, ready.json().reason], [503, 'not ready', 'catalogue']);
      assert.equal(ready.json().newestUpdate, '2020-03-10');
    } finally {
      await server.close();
    }
  });

  test('inventories are taken in all the same', async () => {
    const server = await startAt(april29, { MISSINGKBS_STALE_LIMIT_DAYS: '0' });
    try {
      const token = await server.token(['Machine.ReadWrite.All']);
      const { computerDnsName, osVersion } = deviceOf();
      const answer = await server.put(`/api/machines/${machine}/inventory`, token, { computerDnsName, osVersion });
      assert.equal(answer.statusCode, 200);
    } finally {
      await server.close();
    }
  });
});
