import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startTestServer, type TestServer } from '../../../test/builders/server.ts';

const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const script = 'document.title;';

describe('the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-page-'));
  let server: TestServer;
  before(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
    writeFileSync(join(folder, 'assets/index-abc.js'), script);
    writeFileSync(join(folder, 'assets/index-abc.js.gz'), gzipSync(script));
    server = await startTestServer({ pageFolder: folder });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const get = (url: string, headers: Readonly<Record<string, string>> = asBrowser) =>
    server.app.inject({ url, headers });

  test('is at every address that a browser asks for and no route has', async () => {
    for (const url of ['/', '/devices', '/devices/abc?tab=history', '/apical']) {
      const answer = await get(url);
      assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [200, 'no-cache'], url);
      assert.match(answer.body, /the page/);
    }
    assert.equal((await server.app.inject({ method: 'HEAD', url: '/devices', headers: asBrowser })).statusCode, 200);
  });

  test('takes no address from the API, whoever asks', async () => {
    for (const url of ['/api/nothing', '/API', '/assets/nothing.js', '/osquery/nothing']) {
      const answer = await get(url);
      assert.notEqual(answer.headers['content-type'], 'text/html; charset=utf-8', url);
      assert.ok(answer.statusCode >= 200 && !answer.body.includes('the page'), url);
    }
    assert.equal((await get('/devices', { accept: 'application/json' })).json().error.code, 'NotFound');
    assert.equal((await get('/devices', {})).statusCode, 404);
    const posted = await server.app.inject({ method: 'POST', url: '/devices', headers: asBrowser });
    assert.equal(posted.statusCode, 404);
  });

  test('may load and ask this server alone, with no script or style in its text', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https?:|data:|\*/);
    assert.match(policy, /frame-ancestors 'none'/);
  });

  test('has assets that never change, compressed beforehand', async () => {
    const answer = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip' });
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(answer.headers['content-encoding'], 'gzip');
    assert.deepEqual(answer.rawPayload, gzipSync(script));
    assert.equal((await get('/assets/index-abc.js')).body, script);
  });
});

test('a server whose page is not built says how to build it, and answers as ever', async () => {
  const server = await startTestServer();
  const answer = await server.app.inject({ url: '/', headers: asBrowser });
  assert.equal(answer.statusCode, 404);
  assert.match(answer.json().error.message, /"npm run build:web"/);
  assert.equal((await server.app.inject('/healthz')).statusCode, 200);
  await server.close();
});
