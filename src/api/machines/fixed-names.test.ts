import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../../../test/builders/server.ts';

describe("Defender's own names in the place of a machine", () => {
  let server: TestServer;
  let reader: string;
  before(async () => {
    server = await startTestServer();
    reader = await server.token(['Vulnerability.Read.All']);
  });
  after(() => server.close());

  test('are no machines: the answer is that of a path that is not there, whatever the token', async () => {
    const names = [
      'SoftwareVulnerabilityChangesByMachine?sinceTime=2026-07-01',
      'SoftwareInventoryNoProductCodeByMachine',
      'SoftwareInventoryNonCpeExport/',
      'secureConfigurationsAssessmentByMachine',
      'BrowserExtensionsInventoryExport',
      'certificateAssessmentByMachine',
      'baselineComplianceAssessmentExport',
      'HardwareFirmwareInventoryByMachine',
      'InfoGatheringExport',
      'inventory',
      'Inventory/',
      "findbytag(tag='x')",
      'findbyip',
      '$count',
      '$ref?$skip=1',
    ];
    for (const name of names) {
      for (const base of ['/api/machines', '/api/v1.0/Machines']) {
        const answer = await server.get(`${base}/${name}`, reader);
        assert.equal(answer.statusCode, 404, name);
        assert.equal(answer.json().error.code, 'NotFound', name);
        assert.equal((await server.app.inject(`${base}/${name}`)).json().error.code, 'NotFound', name);
      }
    }
  });

  test('do not hide machines whose names begin like them', async () => {
    const token = await server.token(['Machine.Read.All']);
    for (const name of [
      'findbytag-7.contoso.com',
      'SoftwareInventoryExport.contoso.com',
      'export',
      'bymachine',
      'inventory.contoso.com',
    ]) {
      assert.equal((await server.get(`/api/machines/${name}`, token)).json().error.code, 'ResourceNotFound', name);
    }
  });
});
