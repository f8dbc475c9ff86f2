import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readCatalog } from '../../catalog/snapshot.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const samples = resolve(import.meta.dirname, '../../../samples/catalogue');

test('sync --from compiles a folder and says what was read', async () => {
  const dataFolder = temporaryFolder();
  const { exitCode, out, err } = await runCommand(['sync', '--from', samples], {
    env: { MISSINGKBS_DATA: dataFolder },
  });
  assert.equal(exitCode, 0);
  const { version } = readCatalog(join(dataFolder, 'catalogue.bin'));
  assert.match(out, /^6 documents, 8 updates, 5 products, 477 fixes, 338 vulnerabilities\n/);
  assert.match(out, new RegExp(`Catalogue ${version}, feed of 2026-06-28, in ${join(dataFolder, 'catalogue.bin')}\n`));
  assert.match(err, /^6 of 6 documents read$/m);
});

test('a document that is no CVRF ends sync with its name, and the catalogue stays', async () => {
  const dataFolder = temporaryFolder();
  const env = { MISSINGKBS_DATA: dataFolder };
  await runCommand(['sync', '--from', samples], { env });
  const before = readCatalog(join(dataFolder, 'catalogue.bin')).version;
  const folder = temporaryFolder();
  writeFileSync(join(folder, '2024-Jan.xml'), '<html></html>');
  const { exitCode, err } = await runCommand(['sync', '--from', folder], { env });
  assert.equal(exitCode, 2);
  assert.match(err, /2024-Jan\.xml/);
  assert.equal(readCatalog(join(dataFolder, 'catalogue.bin')).version, before);
});

test('a folder that does not exist ends sync with a sentence', async () => {
  const { exitCode, err } = await runCommand(['sync', '--from', '/nowhere'], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 2);
  assert.match(err, /^missingkbs: The folder \/nowhere cannot be read/);
});
