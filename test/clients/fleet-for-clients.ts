/** A server with three machines, as the clients of the tests in this folder find it, and a way to ask that looks like theirs. */

import assert from 'node:assert/strict';
import type { Role } from '../../src/access/roles.ts';
import type { MachineId } from '../../src/brand.ts';
import { contoso, deviceOf, startTestServer } from '../builders/server.ts';

export const host = 'api.securitycenter.example';
export const ids = ['1', '2', '3'].map((digit) => digit.repeat(40) as MachineId) as [MachineId, MachineId, MachineId];

export interface Client {
  /** The body of an answer that is a 200. Paths begin with /api, or are an address of the server, as in a link. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Body>;
  /** The text and the headers of an answer that is a 200. */
  read(path: string, headers?: Readonly<Record<string, string>>): Promise<{ text: string; headers: Body }>;
  /** As JSON, of whatever type the client calls it. */
  post(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Body>;
  /** The body of an answer that has this status. */
  refused(path: string, status: number): Promise<Body>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: clients read bodies without types.
export type Body = any;

export async function startForClient(...roles: readonly Role[]): Promise<Client> {
  const server = await startTestServer();
  const devices = [
    deviceOf({ id: ids[0], computerDnsName: 'pc-1.contoso.com' }),
    deviceOf({ id: ids[1], computerDnsName: 'pc-2.contoso.com' }),
    deviceOf({
      id: ids[2],
      computerDnsName: 'srv-1.contoso.com',
      osName: 'Microsoft Windows Server 2019 Standard',
      osVersion: '10.0.17763.1098',
      installationType: 'Server',
    }),
  ];
  await server.store.devices.saveAll(contoso, devices, '2020-04-13T09:00:00.000Z');
  const authorization = `Bearer ${await server.token(roles)}`;
  const read = (answer: { readonly statusCode: number; readonly body: string; json(): Body }, path: string) => {
    assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
    return answer.json();
  };
  return {
    async get(path, headers = {}) {
      const url = path.replace(`http://${host}`, '');
      return read(await server.app.inject({ url, headers: { host, authorization, ...headers } }), path);
    },
    async read(path, headers = {}) {
      const url = path.replace(`http://${host}`, '');
      const answer = await server.app.inject({ url, headers: { host, authorization, ...headers } });
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
      return { text: answer.body, headers: answer.headers };
    },
    async post(path, body, headers = {}) {
      const sent = { host, authorization, 'content-type': 'application/json', ...headers };
      const payload = JSON.stringify(body);
      return read(await server.app.inject({ method: 'POST', url: path, headers: sent, payload }), path);
    },
    async refused(path, status) {
      const answer = await server.app.inject({ url: path, headers: { host, authorization } });
      assert.equal(answer.statusCode, status, `${path}: ${answer.body}`);
      return answer.json();
    },
    close: () => server.close(),
  };
}

/** As libraries write query parameters into an address. */
export function withParameters(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(parameters)}`;
}
