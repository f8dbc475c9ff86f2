/** The store contract on PostgreSQL, and what only a database across a network can do wrong. */

import { after } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '../src/store/postgres/open.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { describeStore } from './store-contract.ts';

const server = await startPostgres();
after(() => server.close());

describeStore('PostgreSQL', async () => {
  const url = await server.newDatabase();
  return {
    store: await openPostgresStore(url),
    reopen: () => openPostgresStore(url),
    refuseDevices: (dnsName) => refuseDevices(url, dnsName),
  };
});

async function refuseDevices(url: string, dnsName: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `ALTER TABLE missingkbs.devices ADD CONSTRAINT refused CHECK (dns_name <> '${dnsName}') NOT VALID`,
  );
  await client.end();
}
