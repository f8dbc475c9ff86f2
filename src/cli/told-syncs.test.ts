import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../config.ts';
import { openStore } from '../store/open.ts';
import { recordingTerminal } from './testing/recording-terminal.ts';
import { temporaryFolder } from './testing/run-command.ts';
import { tellingSyncs } from './told-syncs.ts';

/** The store goes away while the work is done. */
async function syncWithoutStore(work: () => readonly string[]) {
  const settings = readSettings({ MISSINGKBS_DATA: temporaryFolder() });
  const store = await openStore(settings);
  const terminal = recordingTerminal();
  const told = tellingSyncs(settings, store, terminal, (tell) =>
    tell('catalogue', async () => {
      await store.close();
      return work();
    }),
  );
  return { told, terminal };
}

test('a sync that went well stays so where the page cannot be told', async () => {
  const { told, terminal } = await syncWithoutStore(() => ['done']);
  await told;
  assert.match(terminal.err, /^missingkbs: the page does not show how this sync ended: ./);
});

test('a sync that failed says why, even where the page cannot be told', async () => {
  const { told, terminal } = await syncWithoutStore(() => {
    throw new Error('no space left');
  });
  await assert.rejects(told, { message: 'no space left' });
  assert.match(terminal.err, /^missingkbs: the page does not show how this sync ended: ./);
});

test('a store that cannot be written keeps no sync from its work', async () => {
  const settings = readSettings({ MISSINGKBS_DATA: temporaryFolder() });
  const store = await openStore(settings);
  const terminal = recordingTerminal();
  await store.close();
  let isDone = false;
  await tellingSyncs(settings, store, terminal, (tell) =>
    tell('catalogue', async () => {
      isDone = true;
      return [];
    }),
  );
  assert.equal(isDone, true);
  assert.match(terminal.err, /^missingkbs: the page does not show this sync: ./);
});
