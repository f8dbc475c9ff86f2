/** The store contract on a real Citus cluster, in the schema `missingkbs` of a database that is there for it: it is dropped for each test. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '../src/store/postgres/open.ts';
import { describeStore } from './store-contract.ts';

const url = process.env.MISSINGKBS_CITUS_URL;

if (url === undefined) {
  test('the contract on Citus waits for MISSINGKBS_CITUS_URL, a database of a coordinator, empty, with the extension', {
    skip: 'no cluster',
  });
} else {
  describeStore('Citus', async () => {
    await ask(url, 'DROP SCHEMA IF EXISTS missingkbs CASCADE');
    const single = await openPostgresStore(url);
    await single.distribute?.(() => undefined);
    await single.close();
    const store = await openPostgresStore(url);
    assert.equal(store.capabilities.distributed, true);
    return {
      store,
      reopen: () => openPostgresStore(url),
      refuseDevices: (dnsName) =>
        ask(url, `ALTER TABLE missingkbs.devices ADD CONSTRAINT refused CHECK (dns_name <> '${dnsName}') NOT VALID`),
    };
  });
}

async function ask(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement);
  await client.end();
}
