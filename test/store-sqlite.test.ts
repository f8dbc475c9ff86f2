/** The store contract on SQLite, and what only a file can do wrong. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
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
  return { store: await openSqliteStore(file), reopen: () => openSqliteStore(file) };
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

test('a store that was closed says that it failed', async () => {
  const store = await openSqliteStore(newFile());
  await store.close();
  await assert.rejects(store.ping(), { code: 'StoreUnavailable' });
});
