/** What every store does with what people call a tenant. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenEmpty } from '../store-contract.ts';

export function describeTenantNames(open: OpenEmpty): void {
  test('a tenant is called what was said last, until that is taken back', async () => {
    const { store, reopen } = await open();
    assert.deepEqual(await store.tenantNames.list(), new Map());
    await store.tenantNames.put('fabrikam', 'Fabrikam');
    await store.tenantNames.put('contoso', 'Contoso');
    await store.tenantNames.put('contoso', "Contoso's \u{1f3ed}");
    const other = await reopen();
    assert.deepEqual(
      [...(await other.tenantNames.list())],
      [
        ['contoso', "Contoso's \u{1f3ed}"],
        ['fabrikam', 'Fabrikam'],
      ],
    );
    await other.tenantNames.put('fabrikam', undefined);
    await other.tenantNames.put('nobody', undefined);
    assert.deepEqual([...(await store.tenantNames.list()).keys()], ['contoso']);
  });
}
