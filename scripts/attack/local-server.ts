/** What attacks pretend to be: a feed, an issuer. An HTTP server on the loopback that ends with its attack. */

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lab } from './lab.ts';

/** Resolves with its address, "http://127.0.0.1:40123". */
export async function listenLocally(lab: Lab, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.atTheEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
