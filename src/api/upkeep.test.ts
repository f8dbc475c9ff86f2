import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { contoso, deviceOf, machine } from '../../test/builders/server.ts';
import { KnownError } from '../errors.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { startUpkeep, tidy } from './upkeep.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-upkeep-'));
const store = await openStore({ dataFolder: folder });
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Later than any that the database puts states at. */
const day = (number: number) => new Date(Date.parse('2080-01-01T00:00:00Z') + number * 86_400_000);
const keep = { forgetAfterDays: 180, historyDays: 400, deadNoticeDays: 30 };

test('a catalogue goes when it was replaced before the oldest history that is kept', async () => {
  const publish = async (version: string, on: number) => {
    const after = await store.catalogs.newest();
    await store.catalogs.publish({ version, format: 1, bytes: Buffer.from(version) }, day(on).toISOString(), after);
  };
  await publish('aa', 0);
  await publish('bb', 100);
  assert.equal((await tidy(store, keep, day(499).getTime())).catalogs, 0);
  assert.equal((await tidy(store, keep, day(501).getTime())).catalogs, 1);
  assert.equal((await store.catalogs.newest())?.version, 'bb');
});

test('a device goes when it has not been seen for so long, its history when it is older, states when no history has them', async () => {
  await store.devices.save(contoso, deviceOf(), day(0).toISOString());
  await store.devices.save(contoso, deviceOf({ osVersion: '10.0.18363.719' }), day(100).toISOString());
  assert.deepEqual(await tidy(store, keep, day(280).getTime()), {
    devices: 0,
    nodes: 0,
    histories: 0,
    catalogs: 0,
    states: 0,
    details: 0,
    tagSets: 0,
    deadLetters: 0,
    expired: 0,
  });
  await store.devices.save(contoso, deviceOf({ osVersion: '10.0.18363.719' }), day(490).toISOString());
  assert.deepEqual(await tidy(store, keep, day(501).getTime()), {
    devices: 0,
    nodes: 0,
    histories: 1,
    catalogs: 0,
    states: 1,
    details: 0,
    tagSets: 0,
    deadLetters: 0,
    expired: 0,
  });
  assert.equal((await store.history.read(contoso, machine)).length, 1);
  const forEver = { forgetAfterDays: 0, historyDays: 0, deadNoticeDays: 0 };
  assert.equal((await tidy(store, forEver, day(9_000).getTime())).devices, 0);
  assert.equal((await tidy(store, keep, day(671).getTime())).devices, 1);
  assert.equal(await store.devices.find(contoso, machine), undefined);
});

test('a dead letter goes when it has been dead for so long', async () => {
  const subscription = { tenant: contoso, name: '', address: 'https://hooks.contoso.com/', form: 'json', kinds: [] };
  await store.notices.subscribe({ ...subscription, id: 'a', secret: 'whsec_', created: day(0).toISOString() });
  const notice = { id: 'n', subscription: 'a', kind: 'sync-failed', content: '{}', created: '', due: 0 };
  await store.notices.tell({ tenant: contoso, topic: 'sync-failed', marks: [] }, [notice]);
  await store.notices.failed('n', { at: day(0).toISOString(), reason: 'no answer' });
  assert.equal((await tidy(store, keep, day(30).getTime())).deadLetters, 0);
  assert.equal((await tidy(store, { ...keep, deadNoticeDays: 0 }, day(31).getTime())).deadLetters, 0);
  assert.equal((await tidy(store, keep, day(31).getTime())).deadLetters, 1);
});

test('it is done after a while and again and again, what went is logged, and a failure is tried again', async () => {
  const logged: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  let tries = 0;
  const failing: Store = {
    ...store,
    upkeep: {
      ...store.upkeep,
      async removeUnseen(before) {
        tries += 1;
        if (tries === 1) throw new KnownError('StoreUnavailable', 'The store failed: disk.');
        return store.upkeep.removeUnseen(before);
      },
    },
  };
  await store.devices.save(contoso, deviceOf(), day(0).toISOString());
  const now = () => day(200).getTime();
  const stop = startUpkeep({ store: failing, keep, logger, now, pausesMs: { first: 20, next: 30, retry: 10 } });
  assert.equal(tries, 0);
  while (tries < 3) await setTimeout(10);
  await setTimeout(20);
  stop();
  assert.deepEqual(
    logged.slice(0, 3).map(({ msg, devices }) => [msg, devices]),
    [
      ['upkeep failed', undefined],
      ['upkeep', 1],
      ['upkeep', 0],
    ],
  );
  const done = tries;
  await setTimeout(80);
  assert.equal(tries, done);
});
