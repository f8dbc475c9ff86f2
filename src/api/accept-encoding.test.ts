import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseEncoding } from './accept-encoding.ts';

test('the encoding is the one the client likes best, Brotli at a tie, none when it names none', () => {
  const cases: [header: string | undefined, encoding: string][] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['deflate', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br, gzip', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['GZIP', 'gzip'],
    ['gzip;q=nonsense', 'identity'],
    ['identity', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['identity;q=1, *;q=0', 'identity'],
    ['gzip;q=0.5, *;q=0.1', 'gzip'],
    ['br;q=0.9,gzip;q=0.9', 'br'],
    ['zstd, deflate', 'identity'],
  ];
  for (const [header, encoding] of cases) assert.equal(chooseEncoding(header), encoding, String(header));
});
