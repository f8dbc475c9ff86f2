/** A synchronisation that brings one changed document, on the whole feed: it parses that one, and its catalogue is that of a compile from nothing. */

import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { syncFromFolder } from '../../src/feed/sync.ts';
import { temporaryFolder } from '../builders/cvrf.ts';
import { sharedPath } from './shared-folder.ts';

test('one changed document of 190 is parsed, and the catalogue is to the byte that of a compile from nothing', async (context) => {
  const folder = temporaryFolder(context);
  const dataFolder = temporaryFolder(context);
  const catalogFile = join(dataFolder, 'catalog.bin');
  cpSync(sharedPath('msrc/cvrf'), folder, { recursive: true });
  const before = await syncFromFolder({ folder, dataFolder, catalogFile });
  assert.equal(before.reading.parsed, 190);

  const file = join(folder, '2024-Oct.xml.gz');
  const xml = gunzipSync(readFileSync(file)).toString('utf8');
  rmSync(file);
  writeFileSync(file.replace('.gz', ''), xml.replaceAll('Exploited:No', 'Exploited:Yes'));
  const after = await syncFromFolder({ folder, dataFolder, catalogFile });
  assert.deepEqual(after.reading, { parsed: 1, damaged: [] });
  assert.notEqual(after.version, before.version);

  const fromNothing = join(temporaryFolder(context), 'catalog.bin');
  const { dropped, assumed } = await syncFromFolder({ folder, catalogFile: fromNothing });
  assert.deepEqual(readFileSync(catalogFile), readFileSync(fromNothing));
  assert.deepEqual([after.dropped, after.assumed], [dropped, assumed]);
});
