import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseMediaType } from './accept-media-type.ts';

const types = ['text/csv', 'application/x-ndjson', 'application/vnd.apache.parquet'];

test('a client gets the media type that it takes best', () => {
  for (const [accept, chosen] of [
    ['*/*', 'text/csv'],
    ['application/json, text/plain, */*', 'text/csv'],
    ['application/*', 'application/x-ndjson'],
    ['text/csv;q=0.5, Application/X-NDJSON', 'application/x-ndjson'],
    ['text/csv;header=present;q=0, */*;q=0.1', 'application/x-ndjson'],
    ['application/vnd.apache.parquet, text/csv;q=0.9', 'application/vnd.apache.parquet'],
    ['application/json', undefined],
    ['text/csv;q=none', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(chooseMediaType(accept, types), chosen, accept);
  }
});
