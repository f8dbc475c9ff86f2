import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch, pickSearch, writeSearch } from './search.ts';

test('what an address says is what it said when it was written', () => {
  for (const search of [{}, { platform: 'Windows10' }, { name: 'a&b=c d+é', kbs: '5036892,5036893' }]) {
    assert.deepEqual(parseSearch(writeSearch(search)), search);
  }
  assert.equal(writeSearch({ kbs: '1,2', sort: undefined, name: '' }), '?kbs=1,2');
  assert.equal(writeSearch({ name: '' }), '');
});

test('an address with parameters that a page does not know is the page without them', () => {
  const pick = pickSearch(['sort', 'order']);
  assert.deepEqual(pick({ sort: 'name', order: '', evil: '1' }), { sort: 'name' });
});
