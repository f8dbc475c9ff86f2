import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { startTestServer, type TestServer } from '../../../test/builders/server.ts';

describe('the page of the description', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ environment: { MISSINGKBS_PUBLIC_URL: 'https://contoso.com/kb' } });
  });
  after(() => server.close());

  test('has nothing inline, and a policy that would not run it', async () => {
    const answer = await server.app.inject('/docs');
    assert.equal(answer.statusCode, 200);
    const policy = String(answer.headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.doesNotMatch(answer.body, /<style|\bstyle=|\bon\w+=|<script>/);
  });

  test('names files of this server alone, below its public path, and each is there', async () => {
    const { body } = await server.app.inject('/docs');
    const named = [...body.matchAll(/(?:src|href|data-description)="([^"]+)"/g)].map(([, path = '']) => path);
    const files = new Set(named.filter((path) => path !== 'data:,'));
    assert.equal(files.size, 4);
    for (const path of files) {
      assert.match(path, /^\/kb\//);
      assert.equal((await server.app.inject(path.slice('/kb'.length))).statusCode, 200, path);
    }
  });

  test('sends its files packed where a client takes that, and not again while they stay the same', async () => {
    const url = '/docs/swagger-ui.css';
    const plain = await server.app.inject(url);
    const packed = await server.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.deepEqual(gunzipSync(packed.rawPayload), plain.rawPayload);
    const again = await server.app.inject({ url, headers: { 'if-none-match': String(plain.headers.etag) } });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });
});
