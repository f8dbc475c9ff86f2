/** The store contract on SQLite, and what only a file can do wrong. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { MachineId } from '../src/brand.ts';
import { openSqliteStore } from '../src/store/sqlite/open.ts';
import { describeStore } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-store-'));
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}.sqlite`);
};

after(() => rmSync(folder, { recursive: true }));

describeStore('SQLite', async () => {
  const file = newFile();
  return {
    store: await openSqliteStore(file),
    reopen: () => openSqliteStore(file),
    async refuseDevices(dnsName) {
      const database = new DatabaseSync(file);
      for (const change of ['INSERT', 'UPDATE']) {
        database.exec(`
          CREATE TRIGGER no_${change} BEFORE ${change} ON devices WHEN NEW.dns_name = '${dnsName}'
          BEGIN SELECT RAISE(FAIL, 'refused'); END`);
      }
      database.close();
    },
  };
});

test('a store keeps what it holds when it is closed and opened again', async () => {
  const file = newFile();
  const store = await openSqliteStore(file);
  await store.signingKeys.add({ kid: 'a', privateJwk: '{}', created: '2026-07-06' });
  await store.close();
  const again = await openSqliteStore(file);
  assert.equal((await again.signingKeys.list()).length, 1);
  await again.close();
});

test('only its owner can read the file of the store', async () => {
  const file = newFile();
  const store = await openSqliteStore(file);
  assert.equal(statSync(file).mode & 0o077, 0);
  await store.close();
});

test('a file that is no database is refused with its name', async () => {
  const file = newFile();
  writeFileSync(
    file,
    'This is a text of more than a hundred bytes, which no one would take for a database. '.repeat(3),
  );
  await assert.rejects(openSqliteStore(file), { code: 'StoreUnavailable', message: /\.sqlite cannot be opened: / });
});

test('a store that a newer program made is refused and left as it is', async () => {
  const file = newFile();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 999');
  database.close();
  await assert.rejects(openSqliteStore(file), { code: 'StoreUnavailable', message: /a newer missingkbs made it/ });
});

test('damaged pages are found by a check, in any table and in its indices; a whole store passes', async () => {
  const file = newFile();
  const store = await openSqliteStore(file);
  const devices = Array.from({ length: 500 }, (_, place) => ({
    id: place.toString(16).padStart(40, '0') as MachineId,
    computerDnsName: `pc-${place}.contoso.com`,
    osVersion: `10.0.18363.${place}`,
  }));
  await store.devices.saveAll('contoso', devices, '2026-07-06');
  assert.equal(await store.check(60_000), 'whole');
  await store.close();
  const whole = readFileSync(file);
  for (const page of ['devices', 'devices_by_dns_name', 'states'].map((name) => lastLeafOf(file, name))) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, (page - 1) * 4096, page * 4096);
    writeFileSync(file, damaged);
    const opened = await openSqliteStore(file);
    await assert.rejects(opened.check(60_000), {
      code: 'StoreUnavailable',
      message: /\.sqlite is damaged: .*backup/s,
    });
    await opened.close();
  }
});

test('a check that takes too long ends unfinished', async () => {
  const store = await openSqliteStore(newFile());
  assert.equal(await store.check(0), 'unfinished');
  await store.close();
});

test('readiness waits for nobody who writes', async () => {
  const file = newFile();
  const store = await openSqliteStore(file);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const before = performance.now();
  await store.ping();
  // Who waits for the other writer waits for five seconds.
  assert.ok(performance.now() - before < 4_000);
  other.close();
  await store.close();
});

test('whoever waits for another writer does not hold up its thread, and writes when the other has ended', async () => {
  const file = newFile();
  const store = await openSqliteStore(file);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 5);
  const inventory = { id: '1'.repeat(40) as MachineId, computerDnsName: 'pc', osVersion: '6.1.7601' };
  const saving = store.devices.save('contoso', inventory, '2026-07-06');
  while (turns <= 5) await setTimeout(5);
  other.exec('COMMIT');
  other.close();
  assert.equal((await saving).created, true);
  clearInterval(counting);
  await store.close();
});

/** The number of a page that holds rows of the table or index; the first page has the number 1. */
function lastLeafOf(file: string, name: string): number {
  const database = new DatabaseSync(file);
  const leaf = database
    .prepare("SELECT max(pageno) AS page FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
    .get(name);
  database.close();
  return Number(leaf?.page);
}
