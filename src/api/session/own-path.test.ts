import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPath } from './own-path.ts';

test('a page of this server is where somebody goes after signing in', () => {
  for (const path of ['/', '/devices', '/devices?platform=Windows10&sort=name', '/updates/KB5036892']) {
    assert.equal(ownPath(path), path);
  }
  assert.equal(ownPath('/a/../devices'), '/devices');
});

test('an address that leads to another host, or back to signing in, leads to the overview', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/.//evil.example/',
    '/..//evil.example',
    'javascript:alert(1)',
    'devices',
    '/sign-in',
    '/sign-in/issuer?again=1',
    '/api/session',
    `/${'a'.repeat(2_000)}`,
    '',
    undefined,
    ['/devices'],
  ];
  for (const text of elsewhere) assert.equal(ownPath(text), '/', String(text));
});
