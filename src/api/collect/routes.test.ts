import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { collectRoutes } from './routes.ts';

async function fetchScript(calledUrl: string): Promise<{ readonly contentType: unknown; readonly body: string }> {
  const app = fastify();
  collectRoutes(app, () => calledUrl);
  const { headers, body } = await app.inject('/collect.ps1');
  return { contentType: headers['content-type'], body };
}

test('/collect.ps1 is the collector with the address of the server filled in', async () => {
  const { contentType, body } = await fetchScript('https://kb.contoso.com');
  assert.equal(contentType, 'text/plain; charset=utf-8');
  assert.match(body, /\[string\] \$Server = 'https:\/\/kb\.contoso\.com',/);
  assert.doesNotMatch(body, /__SERVER__/);
});

test('an address with a quote in it stays a string of the script', async () => {
  const { body } = await fetchScript("https://kb.contoso.com/a'b");
  assert.match(body, /\$Server = 'https:\/\/kb\.contoso\.com\/a''b',/);
});
