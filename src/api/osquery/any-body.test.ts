import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { OsqueryAgent, type Rows, tablesOf } from '../../../test/builders/osquery-agent.ts';
import { contoso, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { createEnrollSecret } from '../../access/enroll-secrets.ts';
import { machineIdOfName } from '../../brand.ts';

let server: TestServer;
let agent: OsqueryAgent;
before(async () => {
  server = await startTestServer();
  agent = new OsqueryAgent(server.app, 'pc-7.contoso.com');
  const now = () => server.clock.now;
  await agent.enrol((await createEnrollSecret(server.store.osquery, { tenant: contoso, now })).secret);
});
after(() => server.close());

const tables = tablesOf('pc-7.contoso.com');
const columns = [...Object.values(tables).flatMap((rows) => Object.keys(rows[0] ?? {})), '__proto__', 'toString'];
const values = ['', null, 'KB5036893', '10.0.19045', 'windows', '9'.repeat(30), '__proto__'];
const cell = fc.oneof(fc.jsonValue(), fc.constantFrom(...values));
const rows = fc.oneof(fc.array(fc.dictionary(fc.constantFrom(...columns), cell), { maxLength: 4 }), fc.jsonValue());
const answers = fc.dictionary(fc.constantFrom(...Object.keys(tables)), rows, { minKeys: 4 });

test('whatever is posted is answered or refused, and never a failure of ours', async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.jsonValue(), async (queries, junk) => {
      server.clock.now += 10_000;
      const data = [junk, ...Object.entries(queries).map(([name, snapshot]) => ({ name, snapshot, unixTime: junk }))];
      const posts: (readonly [string, object])[] = [
        ['distributed/write', { queries, statuses: junk, messages: junk }],
        ['distributed/write', { queries }],
        ['distributed/read', { junk }],
        ['log', { log_type: 'result', data }],
        ['log', { log_type: junk, data: junk }],
        ['config', { junk }],
        [
          'enroll',
          { enroll_secret: junk, host_identifier: junk, host_details: { system_info: queries, os_version: junk } },
        ],
      ];
      for (const [path, body] of posts) {
        const { status } = await agent.post(path, body);
        assert.ok([200, 400, 401].includes(status), `${path} ${status}: ${JSON.stringify(body)}`);
      }
    }),
    { numRuns: 100 },
  );
});

test('numbers that an agent sends as numbers say the same', async () => {
  server.clock.now += 86_400_000;
  const asNumbers = (of: Rows): Rows =>
    of.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, /^\d+$/.test(`${value}`) ? Number(value) : value]),
      ),
    );
  await agent.write(Object.fromEntries(Object.entries(tables).map(([name, of]) => [name, asNumbers(of)])));
  const device = await server.store.devices.find(contoso, machineIdOfName('pc-7.contoso.com'));
  assert.equal(device?.inventory.osVersion, '10.0.18363.657');
});
