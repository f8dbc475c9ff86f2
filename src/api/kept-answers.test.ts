import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { april2020, contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';
import type { MachineId } from '../brand.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

/** Another hand on the database of a server: the tables are the ones that the store made. */
function withDatabase(server: TestServer, sql: string): void {
  const database = new DatabaseSync(join(server.settings.dataFolder, 'missingkbs.sqlite'));
  database.exec(sql);
  database.close();
}

const refuseAnswers = `
  CREATE TRIGGER no_insert BEFORE INSERT ON answers BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END;
  CREATE TRIGGER no_delete BEFORE DELETE ON answers BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END;`;

function warningsOf(server: TestServer): string[] {
  return server.log.filter(({ level }) => level === 40).map(({ msg }) => String(msg));
}

test('an answer that cannot be kept is answered all the same, and a warning says so once in ten minutes', async () => {
  const server = await startTestServer();
  const others = ['a', 'b', 'c'].map((digit) => digit.repeat(40) as MachineId);
  const devices = others.map((id, place) => deviceOf({ id, osVersion: `10.0.18363.${600 + place}` }));
  await server.store.devices.saveAll(contoso, [deviceOf(), ...devices], '2020-04-01');
  const token = await server.token(['Software.Read.All']);
  withDatabase(server, refuseAnswers);
  for (const id of [machine, ...others]) {
    assert.equal((await server.get(`/api/machines/${id}/getmissingkbs`, token)).statusCode, 200);
  }
  assert.deepEqual(warningsOf(server).filter((text) => /cannot be kept/.test(text)).length, 1);
  server.clock.now += 600_001;
  await server.store.devices.save(contoso, deviceOf({ osVersion: '10.0.18363.650' }), '2020-04-01');
  assert.equal((await server.get(path, token)).statusCode, 200);
  assert.deepEqual(warningsOf(server).filter((text) => /cannot be kept/.test(text)).length, 2);
  await server.close();
});

test('a new day on a disk that is full begins with new answers', async () => {
  const server = await startTestServer();
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  const token = await server.token(['Software.Read.All']);
  assert.equal((await server.get(path, token)).statusCode, 200);
  withDatabase(server, refuseAnswers);
  server.clock.now += 86_400_000;
  assert.equal((await server.get(path, await server.token(['Software.Read.All']))).statusCode, 200);
  await server.close();
});

test('an answer of another version of the program is not believed', async () => {
  const server = await startTestServer();
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  const token = await server.token(['Software.Read.All']);
  const asOf = new Date(april2020).toISOString().slice(0, 10);
  const state = (await server.store.devices.findStateId(contoso, machine)) as number;
  const { catalogVersion } = server.catalogs.current;
  const json = Buffer.from('[]');
  await server.store.answers.save({ state, catalogVersion, asOf }, { status: 'assessed', json });
  await server.store.answers.save(
    { state, catalogVersion: `${catalogVersion} 9.9.9`, asOf },
    { status: 'assessed', json },
  );
  assert.equal((await server.get(path, token)).json().value.length, 1);
  await server.close();
});
