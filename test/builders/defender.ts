/** Our own server in Defender's place over HTTP, slower or with another list of machines where a test wants that. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import { createApplication } from '../../src/access/applications.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { contoso, type TestServer } from './server.ts';

export interface DefenderInPlace {
  readonly url: string;
  /** For `pull defender`. */
  readonly env: Readonly<Record<string, string>>;
  /** Paths that were asked for, in their order, tokens apart. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export interface DefenderOptions {
  /** A list in place of the server's own: its devices in pages of this size, then what stands in `others`. */
  readonly page?: number;
  readonly others?: readonly object[];
  /** How long each answer takes. */
  readonly delayMs?: number;
  /** What the links to the next pages of that list begin with, in place of its address. */
  readonly linkBase?: string;
}

export async function startDefender(
  server: TestServer,
  devices: readonly Inventory[],
  { page, others = [], delayMs = 0, linkBase }: DefenderOptions = {},
): Promise<DefenderInPlace> {
  await server.store.devices.saveAll(contoso, devices, new Date(server.clock.now).toISOString());
  const listed = [
    ...devices.map(({ id, computerDnsName }) => ({ id, computerDnsName, osPlatform: 'Windows10' })),
    ...others,
  ];
  const asked: string[] = [];
  const front = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    if (!pathname.endsWith('/token')) asked.push(request.url ?? '');
    await setTimeout(delayMs);
    if (pathname === '/api/machines' && page !== undefined) {
      const from = Number(searchParams.get('$skip') ?? 0);
      const more = from + page < listed.length;
      const next = `${linkBase ?? url}/api/machines?$skip=${from + page}`;
      const body = { value: listed.slice(from, from + page), ...(more && { '@odata.nextLink': next }) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      return;
    }
    const payload = Buffer.concat(pieces);
    const answer = await server.app.inject({
      method: request.method as InjectOptions['method'] & string,
      url: request.url ?? '/',
      headers: request.headers,
      ...(payload.length > 0 && { payload }),
    } as InjectOptions);
    const { 'transfer-encoding': _, ...headers } = answer.headers;
    response.writeHead(answer.statusCode, headers as Record<string, string>).end(answer.rawPayload);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const roles = ['Machine.Read.All', 'Software.Read.All'];
  const { clientId, clientSecret } = await createApplication(server.store, { tenant: contoso, roles });
  return {
    url,
    asked,
    env: {
      MISSINGKBS_DEFENDER_TENANT: contoso,
      MISSINGKBS_DEFENDER_CLIENT_ID: clientId,
      MISSINGKBS_DEFENDER_CLIENT_SECRET: clientSecret,
    },
    async close() {
      front.closeAllConnections();
      await new Promise((closed) => front.close(closed));
    },
  };
}
