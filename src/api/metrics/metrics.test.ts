import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  contoso,
  deviceOf,
  machine,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

/** Values by name and labels as they are written: 'missingkbs_devices' or 'x_total{whose="client"}'. */
async function scrape(server: TestServer): Promise<Map<string, number>> {
  const { statusCode, headers, body } = await server.app.inject({ url: '/metrics' });
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/);
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

function countOf(values: Map<string, number>, method: string, route: string, status: number): number | undefined {
  const name = 'missingkbs_request_duration_seconds';
  return values.get(`${name}_count{method="${method}",route="${route}",status="${status}"}`);
}

test('requests are counted by method, pattern of the route and status, whichever way they end', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_LIMIT_PER_MINUTE: '6' } });
  try {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
    const token = await server.token(['Software.Read.All', 'Machine.Read.All']);
    const first = await server.get(path, token);
    await server.get(path, token);
    await server.get(path, token, { 'if-none-match': String(first.headers.etag) });
    await server.get(`/api/v1.0/machines/${'c'.repeat(40)}/getmissingkbs`, token);
    await server.get(`/api/machines/${machine}`, token);
    await server.get(`/api/machines/${machine}/getmissingkbs`, 'wrong');
    for (let call = 0; call < 3; call += 1) await server.get(path, token);
    await server.app.inject({ url: `/nothing/${machine}` });
    const values = await scrape(server);
    const route = '/api/machines/:machineId/getmissingkbs';
    assert.equal(countOf(values, 'GET', route, 200), 3);
    assert.equal(countOf(values, 'GET', route, 304), 1);
    assert.equal(countOf(values, 'GET', route, 401), 1);
    assert.equal(countOf(values, 'GET', route, 429), 2);
    assert.equal(countOf(values, 'GET', '/api/v1.0/machines/:machineId/getmissingkbs', 404), 1);
    assert.equal(countOf(values, 'GET', '/api/machines/:machineId', 200), 1);
    assert.equal(countOf(values, 'GET', 'none', 404), 1);
    assert.equal(countOf(values, 'POST', '/:tenant/oauth2/v2.0/token', 200), 1);
    assert.equal(values.get('missingkbs_limit_refusals_total{whose="application"}'), 2);
    assert.equal(values.get('missingkbs_answers_total{from="assessment"}'), 1);
    assert.equal(values.get('missingkbs_answers_total{from="memory"}'), 3);
    assert.equal(values.get('missingkbs_assessment_duration_seconds_count{for="request"}'), 1);
    const bucket = `missingkbs_request_duration_seconds_bucket{method="GET",route="${route}",status="200",le="+Inf"}`;
    assert.equal(values.get(bucket), 3);
  } finally {
    await server.close();
  }
});

test('an answer that a new catalogue had ready is counted as any other, and so is the working out of it', async () => {
  const catalogs = { stamp: '1', current: servedAssessor() };
  const server = await startTestServer({ catalogs });
  try {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
    const token = await server.token(['Software.Read.All']);
    await server.get(path, token);
    catalogs.current = servedAssessor();
    catalogs.stamp = '2';
    await server.catalogs.refresh();
    await server.get(path, token);
    const values = await scrape(server);
    assert.equal(countOf(values, 'GET', '/api/machines/:machineId/getmissingkbs', 200), 2);
    assert.equal(values.get('missingkbs_answers_total{from="memory"}'), 1);
    assert.equal(values.get('missingkbs_assessment_duration_seconds_count{for="request"}'), 1);
    assert.equal(values.get('missingkbs_assessment_duration_seconds_count{for="catalog"}'), 1);
  } finally {
    await server.close();
  }
});

test('nothing of tenants, machines or clients is in it', async () => {
  const server = await startTestServer();
  try {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
    const token = await server.token(['Software.Read.All', 'Machine.ReadWrite.All']);
    await server.get(path, token);
    await server.put(`/api/machines/${machine}/inventory`, token, deviceOf());
    await server.get(`/api/machines/${encodeURIComponent('"}\n1')}`, token);
    const { body } = await server.app.inject({ url: '/metrics' });
    assert.doesNotMatch(body, new RegExp([contoso, machine, 'pc-7', 'contoso'].join('|')));
  } finally {
    await server.close();
  }
});

test('the catalogue, its age, and what the store holds and how long it took are told', async () => {
  const server = await startTestServer();
  try {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
    await server.app.inject({ url: '/readyz' });
    const values = await scrape(server);
    const { catalogVersion, feedDate, coverage } = server.catalogs.current;
    const labels = `version="${catalogVersion}",feed_date="${feedDate}",newest_update="${coverage.newestUpdate}"`;
    assert.equal(values.get(`missingkbs_catalog_info{${labels}}`), 1);
    assert.equal(values.get('missingkbs_devices'), 1);
    assert.equal(values.get('missingkbs_states'), 1);
    assert.equal(values.get('missingkbs_catalog_stale_days'), 0);
    assert.ok((values.get('missingkbs_catalog_age_days') as number) >= 0);
    assert.equal(values.get('missingkbs_store_call_duration_seconds_count{operation="ping",outcome="done"}'), 1);
    assert.ok(values.has('process_cpu_seconds_total'));
    server.clock.now = Date.parse('2020-07-31');
    assert.ok(((await scrape(server)).get('missingkbs_catalog_stale_days') as number) > 60);
  } finally {
    await server.close();
  }
});

test('callers on this host read it, others only where the setting says so', async () => {
  const statusFor = async (setting: string, remoteAddress: string, headers = {}) => {
    const server = await startTestServer({ environment: { MISSINGKBS_METRICS: setting } });
    const { statusCode } = await server.app.inject({ url: '/metrics', remoteAddress, headers });
    await server.close();
    return statusCode;
  };
  assert.equal(await statusFor('', '127.0.0.1'), 200);
  assert.equal(await statusFor('', '::1'), 200);
  assert.equal(await statusFor('', '::ffff:127.0.0.1'), 200);
  assert.equal(await statusFor('', '192.0.2.1'), 404);
  assert.equal(await statusFor('', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), 404);
  assert.equal(await statusFor('on', '192.0.2.1'), 200);
  assert.equal(await statusFor('off', '127.0.0.1'), 404);
});

test('an address of its own serves the metrics and nothing else, and one that is taken stops the start', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_METRICS: '127.0.0.1:0' } });
  const port = server.log.find(({ msg }) => msg === 'metrics')?.port;
  try {
    assert.equal((await server.app.inject({ url: '/metrics' })).statusCode, 404);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.match(await answer.text(), /^missingkbs_devices 0$/m);
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 404);
    await assert.rejects(startTestServer({ environment: { MISSINGKBS_METRICS: `127.0.0.1:${port}` } }), {
      code: 'ConfigurationInvalid',
    });
  } finally {
    await server.close();
  }
  await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`));
});
