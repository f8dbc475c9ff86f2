/** What every store does with what tenants decided about patching. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyChange } from '../../src/store/policy-store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday, wednesday } from './things-to-store.ts';

const change = (id: string, changed: string, content?: string): PolicyChange => ({
  kind: 'ring',
  id,
  changed,
  application: 'app-1',
  ...(content !== undefined && { content }),
});

export function describePolicy(open: OpenEmpty): void {
  test('of each entry the last change stands, and at any time the one that was the last then', async () => {
    const { store, reopen } = await open();
    const { policy } = store;
    assert.equal(await policy.change('contoso', change('slow', monday, '{"order":2}')), true);
    assert.equal(await policy.change('contoso', change('Fast', monday, '{"order":1}')), true);
    assert.equal(await policy.change('contoso', change('slow', tuesday, '{"order":3}')), true);
    assert.equal(await policy.change('contoso', { ...change('1', tuesday, '{}'), kind: 'exception' }), true);
    assert.equal(await policy.change('contoso', change('Fast', wednesday)), true);
    const later = (await reopen()).policy;
    assert.deepEqual(await later.read('contoso'), [
      { kind: 'exception', id: '1', content: '{}' },
      { kind: 'ring', id: 'slow', content: '{"order":3}' },
    ]);
    assert.deepEqual(await later.read('contoso', monday), [
      { kind: 'ring', id: 'Fast', content: '{"order":1}' },
      { kind: 'ring', id: 'slow', content: '{"order":2}' },
    ]);
    assert.deepEqual(await later.read('contoso', '2020-01-01T00:00:00.000Z'), []);
    assert.deepEqual(await later.read('fabrikam'), []);
  });

  test('the history has every change with who made it, newest first, of the tenant alone', async () => {
    const { store } = await open();
    const { policy } = store;
    await policy.change('contoso', change('slow', monday, '{}'));
    await policy.change('contoso', change('slow', tuesday));
    await policy.change('contoso', change('fast', wednesday, '{}'));
    await policy.change('fabrikam', change('slow', wednesday, '{}'));
    const [put, gone, other] = [change('slow', monday, '{}'), change('slow', tuesday), change('fast', wednesday, '{}')];
    assert.deepEqual(await policy.history('contoso', 'ring', 10), [other, gone, put]);
    assert.deepEqual(await policy.history('contoso', 'ring', 1), [other]);
    assert.deepEqual(await policy.history('contoso', 'ring', 10, 'slow'), [gone, put]);
    assert.deepEqual(await policy.history('contoso', 'exception', 10), []);
  });

  test('what is not there cannot be removed, and leaves no trace', async () => {
    const { store } = await open();
    const { policy } = store;
    assert.equal(await policy.change('contoso', change('slow', monday)), false);
    await policy.change('contoso', change('slow', monday, '{}'));
    assert.equal(await policy.change('fabrikam', change('slow', monday)), false);
    assert.equal(await policy.change('contoso', change('slow', tuesday)), true);
    assert.equal(await policy.change('contoso', change('slow', tuesday)), false);
    assert.equal((await policy.history('contoso', 'ring', 10)).length, 2);
  });
}
