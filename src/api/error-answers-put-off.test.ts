/** The errors of a server that cannot answer now: a limit is reached, too much waits, a state is too heavy, the store fails. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectError } from '../../test/builders/expect-error.ts';
import { contoso, deviceOf, machine, servedAssessor, startTestServer } from '../../test/builders/server.ts';
import type { MachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { WorkedOutAnswer } from './assessor/assessor.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

test('TooManyRequests: the 101st call in a minute', async () => {
  const limited = await startTestServer();
  try {
    await limited.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    const token = await limited.token(['Software.Read.All']);
    for (let call = 1; call <= 100; call += 1) {
      assert.equal((await limited.get(path, token)).statusCode, 200, `call ${call}`);
      limited.clock.now += 100;
    }
    const refused = await limited.get(path, token);
    expectError(limited, refused, 429, 'TooManyRequests', /100 calls a minute/);
    assert.equal(refused.headers['retry-after'], '50');
    const head = await limited.app.inject({
      method: 'HEAD',
      url: path,
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(head.statusCode, 429);
    const other = await limited.token(['Software.Read.All']);
    assert.equal((await limited.get(path, other)).statusCode, 200);
    limited.clock.now += 50_000;
    assert.equal((await limited.get(path, token)).statusCode, 200);
  } finally {
    await limited.close();
  }
});

test('AssessmentTooHeavy: a state that took too long is put off, for its list and for each explanation', async () => {
  const assess = () => Promise.reject(new KnownError('AssessmentTooHeavy', 'Not within 5 seconds.'));
  const current = { ...servedAssessor(), assess };
  const heavy = await startTestServer({ catalogs: { stamp: '1', current } });
  await heavy.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
  const token = await heavy.token(['Software.Read.All']);
  const message = /too heavy to be judged.* not tried again for 600 seconds/;
  for (const url of [path, path, `${path}/4540673`]) {
    const answer = await heavy.get(url, token);
    expectError(heavy, answer, 503, 'AssessmentTooHeavy', message);
    assert.equal(answer.headers['retry-after'], '600');
  }
  assert.ok(heavy.log.some(({ level, msg }) => level === 40 && msg === 'request put off'));
  await heavy.close();
});

test('ServerBusy: more states than may wait are asked for at once', async () => {
  const { promise, resolve } = Promise.withResolvers<WorkedOutAnswer>();
  const current = { ...servedAssessor(), assess: () => promise };
  const busy = await startTestServer({
    catalogs: { stamp: '1', current },
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
  });
  const devices = Array.from({ length: 503 }, (_, place) =>
    deviceOf({ id: place.toString(16).padStart(40, '0') as MachineId, osVersion: `10.0.18363.${place}` }),
  );
  await busy.store.devices.saveAll(contoso, devices, '2020-04-01T00:00:00Z');
  const token = await busy.token(['Software.Read.All']);
  const asked = devices.map(({ id }) => busy.get(`/api/machines/${id}/getmissingkbs`, token));
  const refused = await Promise.race(asked);
  expectError(busy, refused, 503, 'ServerBusy', /^500 answers wait/);
  assert.equal(refused.headers['retry-after'], '1');
  resolve({ status: 'assessed', json: Buffer.from('[]') });
  await Promise.all(asked);
  await busy.close();
});

test('InternalServerError: the store fails under the server, and the answer says nothing of it', async () => {
  const broken = await startTestServer();
  const token = await broken.token(['Machine.Read.All']);
  await broken.get(`/api/machines/${machine}`, token);
  await broken.store.close();
  const answer = await broken.get(`/api/machines/${machine}`, token);
  expectError(broken, answer, 500, 'InternalServerError', /^The server failed to answer\./);
  assert.doesNotMatch(answer.body, /store|sqlite|database/i);
  assert.ok(broken.log.some(({ level, reason }) => level === 50 && /store failed/.test(String(reason))));
  assert.equal((await broken.app.inject({ url: '/readyz' })).statusCode, 503);
  assert.equal((await broken.app.inject({ url: '/healthz' })).statusCode, 200);
  await broken.app.close();
});
