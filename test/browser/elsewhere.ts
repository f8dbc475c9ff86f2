/** What a server has to do with besides browsers: publishers of lists, receivers of notices, and what became of a notice. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../src/store/open.ts';
import { kevJson, kevOf } from '../../src/threats/testing/lists.ts';
import { demoTenant } from './started-server.ts';

/** Has KEV, takes notices at /hook, and knows nothing else. */
export async function startElsewhere() {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/kev.json') response.end(kevJson(kevOf(3)));
    else response.writeHead(request.url === '/hook' ? 204 : 404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** In the store of the server, as if its receiver had refused it for most of a day. */
export async function killNotice(dataFolder: string, address: string): Promise<void> {
  const store = await openStore({ dataFolder });
  const [id, subscription, created] = ['msg_dead', 'dead-receiver', new Date().toISOString()];
  const kinds = ['sync-failed'];
  await store.notices.subscribe({
    ...{ id: subscription, tenant: demoTenant, name: 'down', address, form: 'json', kinds },
    ...{ secret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0', created },
  });
  const content = JSON.stringify({ kind: 'sync-failed', of: 'catalogue', code: 'FeedUnavailable' });
  const notice = { id, subscription, kind: 'sync-failed', content, created, due: Date.now() + 3_600_000 };
  await store.notices.tell({ tenant: demoTenant, topic: 'tests', marks: ['dead'] }, [notice]);
  await store.notices.failed(id, { at: created, status: 500, reason: 'it answered 500 to every try' });
  await store.close();
}
