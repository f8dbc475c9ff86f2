import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEngine } from './engine.ts';

const name = 'db.example:5432/missingkbs';

const taken = [
  'PostgreSQL 15.0 on x86_64-pc-linux-gnu, compiled by gcc (GCC) 12.2.0, 64-bit',
  'PostgreSQL 18.4 (Debian 18.4-1.pgdg13+1) on aarch64-unknown-linux-gnu, compiled by gcc, 64-bit',
];
const refused = {
  'CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu, built 2024/05/15 21:28:29, go1.22.2)':
    /is CockroachDB, which lacks LISTEN/,
  'PostgreSQL 15.12-YB-2025.2.3.0-b1 on x86_64-pc-linux-gnu, compiled by clang': /is YugabyteDB, which lacks LISTEN/,
  'PostgreSQL 14.11 on x86_64-pc-linux-gnu, compiled by gcc': /is "PostgreSQL 14\.11.*needs PostgreSQL 15 or later/,
  'Something else 99': /is "Something else 99"/,
};

test('PostgreSQL from 15 on is taken; older ones, and others that speak its protocol, are refused with the reason', () => {
  for (const version of taken) checkEngine(version, name);
  for (const [version, message] of Object.entries(refused)) {
    assert.throws(() => checkEngine(version, name), { code: 'StoreUnavailable', message });
  }
});
