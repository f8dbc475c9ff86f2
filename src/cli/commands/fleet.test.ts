import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import { deviceOf, machine, smallFacts } from '../../../test/builders/server.ts';
import { publishSnapshot } from '../../api/stored-catalog.ts';
import type { CatalogFacts } from '../../catalog/facts.ts';
import { encodeSnapshot } from '../../catalog/snapshot.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { runCommand } from '../testing/run-command.ts';
import { patched, smallFleet, today } from '../testing/small-fleet.ts';

const { folder, env } = smallFleet([
  deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }),
  deviceOf({ lastSeen: '2020-03-20T08:00:00.000Z', ...patched }),
]);

before(async () => {
  const store = await openStore({ dataFolder: folder });
  await publish(store, catalog().document('2020-Feb').update('4532693').facts(), '2020-03-15');
  await publish(store, smallFacts(), '2020-03-18');
  await store.close();
});

async function publish(store: Store, facts: CatalogFacts, day: string): Promise<void> {
  const after = await store.catalogs.newest();
  await publishSnapshot(store.catalogs, encodeSnapshot(facts), { now: Date.parse(day), after });
}

const ask = (...words: string[]) => runCommand(['fleet', 'past', ...words], { env, today });

test('fleet past exposure counts what was open on a day', async () => {
  const { exitCode, out } = await ask('exposure', '2020-03-19');
  assert.equal(exitCode, 0);
  assert.match(out, /^2020-03-19: 1 devices \(apart: 0 unknown, 0 unsupported\)\.\n1 missing updates, 4 open/);
  const { catalogVersion, ...answer } = JSON.parse((await ask('exposure', '2020-03-20', '--format', 'json')).out);
  assert.match(catalogVersion, /^[0-9a-f]{16}$/);
  assert.deepEqual(answer.devicesByMissingUpdates, [{ missing: 0, devices: 1 }]);
});

test('fleet past exposed names the devices that had a vulnerability open', async () => {
  const { out } = await ask('exposed', 'CVE-2020-0768', '2020-03-19');
  assert.equal(
    out,
    `CVE-2020-0768 on 2020-03-19: open on 1 of 1 devices (apart: 0 unknown, 0 unsupported).\n${machine}\n`,
  );
});

test('fleet past missing shows what a device was missing, by id or name', async () => {
  for (const name of [machine, 'PC-7.contoso.com']) {
    assert.match((await ask('missing', name, '2020-03-19')).out, /KB4540673 +2020-03-10/);
    assert.equal((await ask('missing', name, '2020-03-20')).out, `${machine} on 2020-03-20: nothing missing.\n`);
  }
  const early = await ask('missing', machine, '2020-02-01');
  assert.deepEqual([early.exitCode, /was not known on 2020-02-01/.test(early.err)], [2, true]);
});

test('fleet past patched counts who was in time, by update or by month', async () => {
  for (const what of ['KB4540673', '2020-03']) {
    const late = await ask('patched', what, '--within', '9');
    assert.match(late.out, /^Within 9 days of 2020-03-10 \(by 2020-03-19\): 0 patched, 0 %, 1 late, of 1 devices/);
    assert.match((await ask('patched', what, '--within', '10')).out, /: 1 patched, 100 %, 0 late/);
  }
  assert.equal((await ask('patched', '2020-03', '--within', '99')).exitCode, 2);
  assert.equal((await ask('patched', 'soon', '--within', '9')).exitCode, 2);
});

test('fleet past --known then answers by the catalogue of the day, where one was kept', async () => {
  const then = (day: string) => ask('missing', machine, day, '--known', 'then');
  assert.match((await ask('missing', machine, '2020-03-17')).out, /KB4540673/);
  assert.match((await then('2020-03-17')).err, /cannot be told/);
  assert.match((await then('2020-03-18')).out, /KB4540673/);
  assert.match((await then('2020-03-14')).err, /No catalogue of 2020-03-14 or before is kept/);
  assert.match((await ask('exposure', '2020-03-17', '--known', 'then')).out, /: 0 devices \(apart: 1 unknown/);
});
