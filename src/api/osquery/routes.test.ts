import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OsqueryAgent, snapshotOf, tablesOf } from '../../../test/builders/osquery-agent.ts';
import { april2020, contoso, fabrikam, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { createEnrollSecret, revokeEnrollSecret } from '../../access/enroll-secrets.ts';
import { machineIdOfName } from '../../brand.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const now = () => server.clock.now;
const hourMs = 3_600_000;

async function secretOf(tenant: string): Promise<string> {
  return (await createEnrollSecret(server.store.osquery, { tenant, now })).secret;
}

async function enrolled(hostname: string, tenant = contoso, version?: string): Promise<OsqueryAgent> {
  const agent = new OsqueryAgent(server.app, hostname, version);
  assert.equal((await agent.enrol(await secretOf(tenant))).status, 200);
  return agent;
}

const deviceOf = (hostname: string, tenant = contoso) => server.store.devices.find(tenant, machineIdOfName(hostname));

test('an agent enrols, is given queries, answers them, and its missing updates can be asked for', async () => {
  const agent = await enrolled('pc-7.contoso.com');
  const { body } = await agent.read();
  assert.deepEqual(Object.keys(body.queries).sort(), Object.keys(tablesOf('')).sort());
  assert.deepEqual((await agent.write(tablesOf('pc-7.contoso.com'))).body, { node_invalid: false });
  const { inventory } = (await deviceOf('pc-7.contoso.com')) ?? {};
  assert.deepEqual(inventory, {
    id: machineIdOfName('pc-7.contoso.com'),
    computerDnsName: 'pc-7.contoso.com',
    osName: 'Microsoft Windows 10 Enterprise',
    osEdition: 'Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    ipAddresses: ['192.0.2.7'],
    installationType: 'Client',
    installedKbs: ['4532693'],
    software: [{ name: 'Git', version: '2.43.0', vendor: 'The Git Development Community' }],
  });
  const token = await server.token(['Software.Read.All']);
  const answer = await server.get(`/api/machines/${inventory?.id}/getmissingkbs`, token);
  assert.equal(answer.json().value[0].id, '4540673');
});

test('queries are given out again when the next round is due, or when no answer came for an hour', async () => {
  const agent = await enrolled('pc-8.contoso.com');
  const asked = async () => Object.keys((await agent.read()).body.queries).length;
  assert.deepEqual([await asked(), await asked()], [7, 0]);
  server.clock.now += hourMs;
  assert.equal(await asked(), 7);
  await agent.write(tablesOf('pc-8.contoso.com'));
  server.clock.now += 4 * hourMs - 1;
  assert.equal(await asked(), 0);
  server.clock.now += 1;
  assert.equal(await asked(), 7);
});

test('the schedule asks for the same as snapshots, and an agent is not asked for a table that came after it', async () => {
  const agent = await enrolled('pc-9.contoso.com', contoso, '5.3.0');
  const { schedule, options, node_invalid: invalid } = (await agent.config()).body;
  assert.equal(invalid, false);
  assert.deepEqual(options, { logger_snapshot_event_type: false });
  assert.equal(schedule.missingkbs_update_history, undefined);
  for (const [name, { query, interval, snapshot, platform }] of Object.entries<Record<string, unknown>>(schedule)) {
    assert.match(String(query), /^SELECT .+ FROM /, name);
    assert.deepEqual([interval, snapshot, platform], [14_400, true, 'windows']);
  }
  const { missingkbs_update_history: _, ...tables } = tablesOf('pc-9.contoso.com');
  await agent.write(tables);
  assert.ok(await deviceOf('pc-9.contoso.com'));
});

test('a round of which a query failed changes nothing of the device, and the rest of it is not lost', async () => {
  const agent = await enrolled('pc-10.contoso.com');
  await agent.write(tablesOf('pc-10.contoso.com'));
  server.clock.now += 4 * hourMs;
  const patched = tablesOf('pc-10.contoso.com', '719');
  await agent.write(patched, ['missingkbs_patches']);
  assert.equal((await deviceOf('pc-10.contoso.com'))?.inventory.osVersion, '10.0.18363.657');
  assert.match(JSON.stringify(server.log.at(-2)), /missingkbs_patches: it failed: no such table/);
  await agent.write({ missingkbs_patches: [{ csname: 'pc-10', hotfix_id: 'KB4540673' }] });
  const { inventory } = (await deviceOf('pc-10.contoso.com')) ?? {};
  assert.deepEqual([inventory?.osVersion, inventory?.installedKbs], ['10.0.18363.719', ['4540673']]);
});

test('snapshots of the schedule that come one by one are a device when the last has come, as of the oldest', async () => {
  const agent = await enrolled('pc-11.contoso.com');
  const start = Math.floor(now() / 1000) - 600;
  const lines = Object.entries(tablesOf('pc-11.contoso.com')).map(([name, rows], place) =>
    snapshotOf(name, rows, start + place),
  );
  for (const line of lines.slice(0, -1)) await agent.log([line]);
  assert.equal(await deviceOf('pc-11.contoso.com'), undefined);
  await agent.log([snapshotOf('pack/other/processes', [], start), { name: 'x' }, ...lines.slice(-1)]);
  assert.equal((await deviceOf('pc-11.contoso.com'))?.lastSeen, new Date(start * 1000).toISOString());
  const before = Math.floor(now() / 1000) - 900;
  await agent.log([snapshotOf('missingkbs_patches', [], before)]);
  assert.deepEqual((await deviceOf('pc-11.contoso.com'))?.inventory.installedKbs, ['4532693']);
});

test('snapshots of two rounds are not joined', async () => {
  const agent = await enrolled('pc-12.contoso.com');
  const seconds = Math.floor(now() / 1000);
  const { missingkbs_patches: patches = [], ...others } = tablesOf('pc-12.contoso.com');
  await agent.log([snapshotOf('missingkbs_patches', patches, seconds - 6 * 3_600)]);
  await agent.log(Object.entries(others).map(([name, rows]) => snapshotOf(name, rows, seconds)));
  assert.equal(await deviceOf('pc-12.contoso.com'), undefined);
  await agent.log([snapshotOf('missingkbs_patches', patches, seconds - 4 * 3_600)]);
  assert.ok(await deviceOf('pc-12.contoso.com'));
});

test('a device without patches and programs has none, which is an answer', async () => {
  const agent = await enrolled('pc-13.contoso.com');
  await agent.write({ ...tablesOf('pc-13.contoso.com'), missingkbs_patches: [], missingkbs_programs: [] });
  const { inventory } = (await deviceOf('pc-13.contoso.com')) ?? {};
  assert.deepEqual([inventory?.installedKbs, inventory?.software], [[], []]);
});

test('events of the log, and what an agent says of itself, are taken and change nothing', async () => {
  const agent = await enrolled('pc-14.contoso.com');
  const base = { name: 'missingkbs_patches', hostIdentifier: 'pc-14', unixTime: 1_586_000_000 };
  const columns = { csname: 'pc-14', hotfix_id: 'KB4540673' };
  const events = [
    { ...base, action: 'added', columns },
    { ...base, diffResults: { added: [columns], removed: '' } },
  ];
  assert.deepEqual((await agent.log(events)).body, { node_invalid: false });
  assert.match(JSON.stringify(server.log.at(-2)), /it is no snapshot/);
  const status = { hostIdentifier: 'pc-14', severity: '0', filename: 'x.cpp', line: '1', message: 'hello' };
  assert.deepEqual((await agent.log([status], 'status')).body, { node_invalid: false });
  assert.deepEqual(await server.store.osquery.keptResults((await nodesOf('pc-14.contoso.com'))[0]?.keyHash ?? ''), []);
});

test('a host that does not run Windows enrols and is asked nothing', async () => {
  const agent = new OsqueryAgent(server.app, 'web.contoso.com');
  await agent.enrol(await secretOf(contoso), { os_version: { name: 'Debian GNU/Linux', platform: 'debian' } });
  assert.deepEqual((await agent.read()).body.queries, {});
  assert.deepEqual((await agent.config()).body.schedule, {});
  const os = { name: 'Debian GNU/Linux', version: '13', platform: 'debian', major: '13', arch: 'x86_64' };
  await agent.write({ ...tablesOf('web.contoso.com'), missingkbs_os_version: [os] });
  assert.equal(await deviceOf('web.contoso.com'), undefined);
});

test('an agent that was renamed stays the machine that it enrolled as', async () => {
  const agent = await enrolled('old.contoso.com');
  await agent.write(tablesOf('new.contoso.com'));
  assert.equal((await deviceOf('old.contoso.com'))?.inventory.computerDnsName, 'new.contoso.com');
  assert.equal(await deviceOf('new.contoso.com'), undefined);
});

test('a node never writes to another tenant, whatever it calls itself', async () => {
  const [one, other] = [await enrolled('both.example'), await enrolled('both.example', fabrikam)];
  await one.write(tablesOf('both.example', '657'));
  await other.write(tablesOf('both.example', '719'));
  assert.equal((await deviceOf('both.example'))?.inventory.osVersion, '10.0.18363.657');
  assert.equal((await deviceOf('both.example', fabrikam))?.inventory.osVersion, '10.0.18363.719');
});

test("a wrong or revoked secret, and a key that is nobody's, are told so in the words that agents read", async () => {
  const agent = new OsqueryAgent(server.app, 'pc-15.contoso.com');
  const { id, secret } = await createEnrollSecret(server.store.osquery, { tenant: contoso, now });
  for (const wrong of ['', 'secret', `${id}.wrong`, `${'0'.repeat(16)}.${secret.split('.')[1]}`]) {
    const { status, body } = await agent.enrol(wrong);
    assert.deepEqual([status, body.node_invalid, body.node_key], [401, true, undefined], wrong);
  }
  await agent.enrol(secret);
  await revokeEnrollSecret(server.store.osquery, id, now);
  assert.equal((await agent.config()).status, 200);
  await server.store.osquery.removeNodes(contoso, machineIdOfName('pc-15.contoso.com'));
  for (const call of [() => agent.config(), () => agent.read(), () => agent.log([]), () => agent.write({})]) {
    assert.deepEqual([(await call()).status, (await call()).body.node_invalid], [401, true]);
  }
  assert.equal((await agent.enrol(secret)).body.node_invalid, true);
});

test('several secrets are good at once, and an agent that enrols again has its new key alone', async () => {
  const [first, second] = [await secretOf(contoso), await secretOf(contoso)];
  const agent = new OsqueryAgent(server.app, 'pc-16.contoso.com');
  await agent.enrol(first);
  const old = agent.key;
  await agent.enrol(second);
  assert.equal((await agent.config()).status, 200);
  agent.key = old;
  assert.equal((await agent.config()).status, 401);
  assert.equal((await nodesOf('pc-16.contoso.com')).length, 1);
});

test('a body that is no JSON, too large or of no machine is refused with an "error", so that the agent sends it again', async () => {
  const agent = await enrolled('pc-17.contoso.com');
  const large = await agent.post('distributed/write', { queries: { x: 'a'.repeat(9 * 1024 * 1024) } });
  assert.match(large.body.error, /too large, in bytes.*8388608/);
  assert.match((await agent.post('config', { x: 'a'.repeat(70_000) })).body.error, /too large/);
  const nobody = new OsqueryAgent(server.app, '');
  assert.match((await nobody.enrol(await secretOf(contoso), { system_info: {} })).body.error, /which machine/);
  const raw = await server.app.inject({
    ...{ method: 'POST', url: '/osquery/log', payload: '{"node_key":' },
    headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual([raw.statusCode, typeof raw.json().error], [400, 'string']);
});

test('a node that calls too often is told to wait, others are not', async () => {
  const [one, other] = [await enrolled('pc-18.contoso.com'), await enrolled('pc-19.contoso.com')];
  let refused = await one.config();
  for (let call = 0; call < 120; call += 1) refused = await one.config();
  assert.equal(refused.status, 429);
  assert.match(refused.body.error, /120 calls a minute from one node/);
  assert.equal((await other.config()).status, 200);
});

async function nodesOf(computerDnsName: string) {
  const nodes = await server.store.osquery.listNodes(contoso);
  return nodes.filter((node) => node.computerDnsName === computerDnsName);
}

test("an answer by the agent's own clock is of no later time than now", async () => {
  server.clock.now = april2020 + 100 * hourMs;
  const agent = await enrolled('pc-20.contoso.com');
  const ahead = Math.floor(now() / 1000) + 86_400;
  await agent.log(Object.entries(tablesOf('pc-20.contoso.com')).map(([name, rows]) => snapshotOf(name, rows, ahead)));
  assert.equal((await deviceOf('pc-20.contoso.com'))?.lastSeen, new Date(now()).toISOString());
});
