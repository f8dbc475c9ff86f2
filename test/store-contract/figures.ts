/** What every store does with figures that were told. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday } from './things-to-store.ts';

export function describeFigures(open: OpenEmpty): void {
  test('figures of a question and a day stay what was told first, of each tenant its own', async () => {
    const { store, reopen } = await open();
    const of = { question: 'compliance', day: '2020-03-15' };
    const first = { figures: '{"late":1}', catalogVersion: 'aa', told: monday };
    const second = { figures: '{"late":2}', catalogVersion: 'bb', told: tuesday };
    assert.deepEqual(await store.figures.keepFirst('contoso', of, first), first);
    assert.deepEqual(await (await reopen()).figures.keepFirst('contoso', of, second), first);
    assert.deepEqual(await store.figures.keepFirst('contoso', { ...of, day: '2020-03-16' }, second), second);
    assert.deepEqual(await store.figures.keepFirst('contoso', { ...of, question: 'other' }, second), second);
    assert.deepEqual(await store.figures.keepFirst('fabrikam', of, second), second);
  });

  test('of several who tell the same figures at once one was the first', async () => {
    const { store } = await open();
    const told = Array.from({ length: 8 }, (_, at) =>
      store.figures.keepFirst(
        'contoso',
        { question: 'compliance', day: '2020-03-15' },
        { figures: `${at}`, catalogVersion: 'aa', told: monday },
      ),
    );
    assert.equal(new Set((await Promise.all(told)).map((one) => one?.figures)).size, 1);
  });
}
