/** `missingkbs mcp`, as an assistant has it: the protocol's own client starts the command and asks a server. */

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createApplication } from '../src/access/applications.ts';
import type { Role } from '../src/access/roles.ts';
import type { MachineId } from '../src/brand.ts';
import { contoso, deviceOf, fabrikam, startTestServer, type TestServer } from './builders/server.ts';

describe('an assistant asks', () => {
  let server: TestServer;
  let assistant: Client;
  before(async () => {
    server = await startTestServer();
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const seen = new Date(server.clock.now).toISOString();
    await server.store.devices.save(contoso, deviceOf(), seen);
    const other = deviceOf({ id: 'f'.repeat(40) as MachineId, computerDnsName: 'pc-9.fabrikam.com' });
    await server.store.devices.save(fabrikam, other, seen);
    assistant = await connect(['Machine.Read.All', 'Software.Read.All', 'Vulnerability.Read.All']);
  });
  after(async () => {
    await assistant.close();
    await server.close();
  });

  test('for tools: there are four, and each says that it only reads', async () => {
    const { tools } = await assistant.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'fleet_overview',
      'machines_with_vulnerability',
      'missing_updates_of_device',
      'plan_for_fleet',
    ]);
    assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
  });

  test('what a device misses and why, by its name', async () => {
    const { machine, missing, explanations } = await ask('missing_updates_of_device', { machine: 'pc-7.contoso.com' });
    assert.equal(machine.computerDnsName, 'pc-7.contoso.com');
    assert.deepEqual([missing[0].id, missing[0].cveAddressed], ['4540673', 4]);
    assert.equal(explanations[0].verdict, 'missing');
  });

  test('what to install, who has a vulnerability, and how the fleet stands', async () => {
    const plan = await ask('plan_for_fleet', { platform: 'Windows10' });
    assert.match(JSON.stringify(plan), /4540673/);
    const { machines } = await ask('machines_with_vulnerability', { cve: 'CVE-2020-0768' });
    assert.deepEqual(
      machines.map(({ computerDnsName }: { computerDnsName: string }) => computerDnsName),
      ['pc-7.contoso.com'],
    );
    const { devices, behind } = await ask('fleet_overview', {});
    assert.deepEqual([devices.assessed, behind.oneMonth], [1, 1]);
  });

  test('about a device of another tenant, and is told that there is none', async () => {
    const { isError, content } = await assistant.callTool({
      name: 'missing_updates_of_device',
      arguments: { machine: 'f'.repeat(40) },
    });
    assert.ok(isError);
    assert.match(JSON.stringify(content), /404 ResourceNotFound/);
  });

  test('what its token is not granted, and is told which role it needs', async () => {
    const reader = await connect(['Machine.Read.All']);
    const { isError, content } = await reader.callTool({ name: 'plan_for_fleet', arguments: {} });
    await reader.close();
    assert.ok(isError);
    assert.match(JSON.stringify(content), /Software\.Read\.All/);
  });

  async function connect(roles: readonly Role[]): Promise<Client> {
    const { clientId, clientSecret } = await createApplication(server.store, { tenant: contoso, roles });
    const url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    const client = new Client({ name: 'test', version: '1.0.0' });
    const main = resolve(import.meta.dirname, '../src/cli/main.ts');
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [main, 'mcp', '--url', url, '--tenant', contoso],
        env: { MISSINGKBS_CLIENT_ID: clientId, MISSINGKBS_CLIENT_SECRET: clientSecret },
      }),
    );
    return client;
  }

  async function ask(name: string, args: Record<string, unknown>) {
    const { content, isError } = await assistant.callTool({ name, arguments: args });
    const [{ text }] = content as unknown as [{ text: string }];
    assert.ok(!isError, text);
    return JSON.parse(text);
  }
});
