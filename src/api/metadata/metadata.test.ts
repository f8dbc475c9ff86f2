import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readCsdl } from '../../../test/builders/read-csdl.ts';
import { startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { roles } from '../../access/roles.ts';
import { MachineItemSchema, MissingKbSchema } from '../machines/schemas.ts';

const defender = 'microsoft.windowsDefenderATP.api';

describe('what an OData client reads first', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const read = (url: string) => server.app.inject({ url, headers: { host: 'kb.contoso.com' } });

  test('the metadata is CSDL as the library of the OData committee reads it, with and without a version in the path', async () => {
    const answer = await read('/api/$metadata');
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'application/xml; charset=utf-8');
    assert.equal(answer.headers['odata-version'], '4.0');
    assert.equal((await read('/api/v1.0/$METADATA')).body, answer.body);
    const { model, messages } = readCsdl(answer.body);
    assert.deepEqual(messages, []);
    assert.equal(model.$Version, '4.0');
    const types = model[defender] as Record<string, Record<string, unknown>>;
    const sets = Object.entries(types.Container ?? {}).filter(([name]) => !/^[$@]/.test(name));
    assert.deepEqual(
      sets.map(([name]) => name),
      ['Machines', 'MachineReferences', 'Software', 'Vulnerabilities', 'Recommendations', 'Alerts'],
    );
    for (const [name, set] of sets) {
      const type = types[(set as { $Type: string }).$Type.slice(defender.length + 1)];
      assert.deepEqual(type?.$Key, ['id'], name);
    }
  });

  test('types have the fields of the answers, in their order', async () => {
    const { model } = readCsdl((await read('/api/$metadata')).body);
    const fieldsOf = (type: string) =>
      Object.keys((model[defender] as Record<string, object>)[type] ?? {}).filter((name) => !name.startsWith('$'));
    assert.deepEqual(fieldsOf('Machine'), Object.keys(MachineItemSchema.properties));
    assert.deepEqual(fieldsOf('PublicProductFixDto'), Object.keys(MissingKbSchema.properties));
    const { PublicVulnerabilityDto: dto } = model['Analytics.Contracts.PublicAPI'] as Record<string, object>;
    assert.ok(dto && 'cvssV3' in dto);
  });

  test('the document of the service lists what can be asked for, by the name that the metadata has', async () => {
    for (const base of ['/api', '/api/v1.0']) {
      for (const url of [base, `${base}/`]) {
        const { '@odata.context': context, value } = (await read(url)).json();
        assert.equal(context, `http://kb.contoso.com${base}/$metadata`);
        assert.deepEqual(
          value,
          ['Machines', 'Software', 'Vulnerabilities', 'Recommendations'].map((name) => ({
            name,
            kind: 'EntitySet',
            url: name,
          })),
        );
      }
    }
    const token = await server.token(roles);
    for (const { url } of (await read('/api')).json().value) {
      assert.equal((await server.get(`/api/${url}`, token)).statusCode, 200, url);
    }
  });
});
