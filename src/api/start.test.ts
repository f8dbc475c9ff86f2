import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pino from 'pino';
import { audience, contoso, deviceOf, machine, smallFacts } from '../../test/builders/server.ts';
import { makeTestKey, signTestToken, TestIssuer } from '../../test/builders/tokens.ts';
import { writeCatalog } from '../catalog/snapshot.ts';
import { readSettings, type Settings } from '../config.ts';
import { openStore } from '../store/open.ts';
import { startServer } from './start.ts';

const logger = pino({ level: 'silent' });
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function settingsOf(environment: Readonly<Record<string, string>> = {}, withCatalog = true): Settings {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-start-'));
  folders.push(folder);
  const settings = readSettings({ MISSINGKBS_DATA: folder, MISSINGKBS_PORT: '0', ...environment });
  if (withCatalog) writeCatalog(settings.catalogFile, smallFacts());
  return settings;
}

test('a started server answers where it says, and no longer after it has closed', async () => {
  const server = await startServer({ settings: settingsOf(), logger });
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const ready = await fetch(`${server.url}/readyz`);
  assert.deepEqual([ready.status, ((await ready.json()) as { status: string }).status], [200, 'ready']);
  assert.deepEqual(await (await fetch(`${server.url}/healthz`)).json(), { status: 'ok' });
  await server.close();
  await assert.rejects(fetch(`${server.url}/healthz`));
});

test('a server without a catalogue does not start, and says what to run', async () => {
  await assert.rejects(startServer({ settings: settingsOf({}, false), logger }), {
    code: 'CatalogMissing',
    message: /missingkbs sync/,
  });
});

test('a store of one host keeps each catalogue that the server answered from, and when it began to', async () => {
  const settings = settingsOf();
  const store = await openStore(settings);
  for (const day of ['2020-04-13', '2020-04-14', '2020-04-20']) {
    if (day === '2020-04-20') writeCatalog(settings.catalogFile, { ...smallFacts(), documents: [] });
    const server = await startServer({ settings, store, logger, now: () => Date.parse(`${day}T10:00:00Z`) });
    await server.close();
  }
  const first = await store.catalogs.at('2020-04-19T00:00:00.000Z');
  assert.deepEqual([first?.number, first?.published], [1, '2020-04-13T10:00:00.000Z']);
  const second = await store.catalogs.newest();
  assert.deepEqual([second?.number, second?.published], [2, '2020-04-20T10:00:00.000Z']);
  assert.ok(second);
  assert.deepEqual(Buffer.from(await store.catalogs.read(second)), readFileSync(settings.catalogFile));
  await store.close();
});

test('an address that is taken and a certificate that cannot be read are told', async () => {
  const first = await startServer({ settings: settingsOf(), logger });
  const taken = settingsOf({ MISSINGKBS_PORT: new URL(first.url).port });
  await assert.rejects(startServer({ settings: taken, logger }), {
    code: 'ConfigurationInvalid',
    message: /cannot listen on 127\.0\.0\.1:\d+/,
  });
  await first.close();
  const noFile = settingsOf({ MISSINGKBS_TLS_CERT: '/nowhere/cert.pem', MISSINGKBS_TLS_KEY: '/nowhere/key.pem' });
  await assert.rejects(startServer({ settings: noFile, logger }), { message: /MISSINGKBS_TLS_CERT is \/nowhere/ });
  const noCertificate = settingsOf();
  const file = join(noCertificate.dataFolder, 'text.pem');
  writeFileSync(file, 'text');
  await assert.rejects(
    startServer({ settings: { ...noCertificate, tls: { certFile: file, keyFile: file } }, logger }),
    { code: 'ConfigurationInvalid', message: /MISSINGKBS_TLS_CERT/ },
  );
});

test('a token of a configured issuer opens the API, and our own token service can be off', async () => {
  const issuer = 'https://id.contoso.com/fleet';
  const key = await makeTestKey('k', 'PS256');
  const settings = settingsOf({ MISSINGKBS_ISSUERS: `${issuer};tenant=${contoso}`, MISSINGKBS_OWN_TOKENS: 'off' });
  const idp = new TestIssuer(issuer, [key]);
  const server = await startServer({ settings, logger, fetch: idp.fetch });
  const exp = Date.now() / 1000 + 60;
  const token = await signTestToken(key, {
    iss: issuer,
    aud: audience,
    exp,
    azp: 'a',
    roles: ['Machine.ReadWrite.All'],
  });
  const answer = await fetch(`${server.url}/api/machines/${machine}/inventory`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(deviceOf()),
  });
  assert.equal(answer.status, 201);
  assert.equal((await fetch(`${server.url}/${contoso}/discovery/keys`)).status, 404);
  await server.close();
});

test('a store that was given stays open when the server closes', async () => {
  const settings = settingsOf();
  const store = await openStore(settings);
  const server = await startServer({ settings, store, logger });
  await server.close();
  await store.ping();
  await store.close();
});

test('a request that is under way when the server closes gets its answer', async () => {
  const server = await startServer({ settings: settingsOf(), logger });
  const asking = request(`${server.url}/contoso/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const answering = once(asking, 'response') as Promise<[IncomingMessage]>;
  const reached = Promise.withResolvers<unknown>();
  subscribe('http.server.request.start', reached.resolve);
  asking.write('grant_type=');
  await reached.promise;
  unsubscribe('http.server.request.start', reached.resolve);
  const closing = server.close();
  while (await takesConnections(server.url));
  asking.end('client_credentials');
  const [{ statusCode }] = await answering;
  assert.equal(statusCode, 400);
  const before = performance.now();
  await closing;
  // Connections that are still busy are cut after ten seconds; this one is not waited for.
  assert.ok(performance.now() - before < 5_000);
});

async function takesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const outcome = new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  return outcome.finally(() => socket.destroy());
}
