import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';
import { toRoutePath } from './key-form.ts';

const paths: Readonly<Record<string, string>> = {
  "/api/Machines('a')": '/api/Machines/a',
  "/API/V1.0/machines('a')/": '/API/V1.0/machines/a/',
  "/api/machines('a')/getmissingkbs?$top=1&x=('b')": "/api/machines/a/getmissingkbs?$top=1&x=('b')",
  '/api/Machines(%27a%27)/getmissingkbs': '/api/Machines/a/getmissingkbs',
  '/api/Machines%28%27a%27%29': '/api/Machines/a',
  "/api/Machines(id='a')": '/api/Machines/a',
  "/api/vulnerabilities(ID%3D'CVE-2020-0796')/machineReferences":
    '/api/vulnerabilities/CVE-2020-0796/machineReferences',
  "/api/Software('o''neill')": "/api/Software/o'neill",
  '/api/Software(%27o%27%27neill%27)': "/api/Software/o'neill",
  "/api/Software('a/b c%2Fd')/vulnerabilities": '/api/Software/a%2Fb%20c%2Fd/vulnerabilities',
  "/api/Software('x')y')": "/api/Software('x')y')",
  "/api/Machines('a')/microsoft.windowsDefenderATP.api.getmissingkbs()": '/api/Machines/a/getmissingkbs',
  '/api/machines/a/getmissingkbs%28%29': '/api/machines/a/getmissingkbs',
  '/api/Machines()?$top=1': '/api/Machines?$top=1',
  "/api/Machines/Microsoft.WindowsDefenderATP.Api.findbyip(ip='192.0.2.7')": "/api/Machines/findbyip(ip='192.0.2.7')",
  "/api/machines/findbyip(ip='192.0.2.7',timestamp=2020-04-13)":
    "/api/machines/findbyip(ip='192.0.2.7',timestamp=2020-04-13)",
  "/api/fleet('overview')": "/api/fleet('overview')",
  "/contoso('a')/oauth2/token": "/contoso('a')/oauth2/token",
  "/api/Machines('')": "/api/Machines('')",
  "/api/Machines('%ZZ')": "/api/Machines('%ZZ')",
};

test('an item of a collection by its key, and a function in brackets, are the paths of the routes', () => {
  for (const [asked, expected] of Object.entries(paths)) assert.equal(toRoutePath(asked), expected, asked);
});

describe("calls in the form of OData's clients", () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({ environment: { MISSINGKBS_LIMIT_PER_MINUTE: '12' } });
    await server.store.devices.save(contoso, deviceOf(), '2020-04-13T09:00:00.000Z');
    token = await server.token([
      'Software.Read.All',
      'Machine.ReadWrite.All',
      'Vulnerability.Read.All',
      'SecurityRecommendation.Read.All',
    ]);
  });
  after(() => server.close());

  test('have the answers, the roles, the limits and the figures of their routes', async () => {
    const calls: Readonly<Record<string, string>> = {
      [`Machines('${machine.toUpperCase()}')/getmissingkbs`]: `machines/${machine}/getmissingkbs`,
      [`v1.0/machines(%27${machine}%27)/Vulnerabilities?$top=1`]: `machines/${machine}/vulnerabilities?$top=1`,
      "Software('microsoft-_-windows_10')/machineReferences": 'Software/microsoft-_-windows_10/machineReferences',
      "vulnerabilities('cve-2020-0700')": 'vulnerabilities/CVE-2020-0700',
      "Recommendations('va-_-microsoft-_-windows_10')": 'recommendations/va-_-microsoft-_-windows_10',
    };
    for (const [call, route] of Object.entries(calls)) {
      const [byKey, bySlash] = [await server.get(`/api/${call}`, token), await server.get(`/api/${route}`, token)];
      assert.equal(byKey.statusCode, 200, `${call}: ${byKey.body}`);
      assert.deepEqual([byKey.body, byKey.headers.etag], [bySlash.body, bySlash.headers.etag], call);
    }
    const reader = await server.token(['Vulnerability.Read.All']);
    assert.equal((await server.get(`/api/Machines('${machine}')/getmissingkbs`, reader)).statusCode, 403);
    assert.equal((await server.app.inject(`/api/Machines('${machine}')`)).statusCode, 401);
    const changed = await server.put(`/api/machines('${machine}')/inventory`, token, { ...deviceOf() });
    assert.equal(changed.statusCode, 200);
    assert.equal((await server.get(`/api/machines/${machine}`, token)).statusCode, 200);
    assert.equal((await server.get(`/api/machines('${machine}')`, token)).statusCode, 429);
    const { body } = await server.app.inject('/metrics');
    assert.match(body, /route="\/api\/machines\/:machineId\/getmissingkbs",status="200"\} 2\n/);
    assert.doesNotMatch(body, /route="[^"]*\('/);
  });

  test('say what is wrong with a key that cannot be read', async () => {
    for (const path of [
      `/api/Machines('${machine}`,
      `/api/Machines('${machine}'/getmissingkbs`,
      `/api/Machines(${machine})`,
      `/api/v1.0/machines('${machine}')x`,
      "/api/Machines('')",
      "/api/machines(name='a')",
    ]) {
      const answer = await server.app.inject(path);
      assert.equal(answer.statusCode, 400, path);
      assert.equal(answer.json().error.code, 'BadRequest', path);
      assert.match(answer.json().error.message, /The key of machines cannot be read: found "\(.*\('id'\)\.$/i, path);
    }
    assert.equal((await server.app.inject("/api/Machines('%ZZ')")).statusCode, 400);
    const none = await server.app.inject("/api/Software('x')/color");
    assert.match(none.json().error.message, /^There is no GET \/api\/Software\('x'\)\/color\.$/);
  });
});
