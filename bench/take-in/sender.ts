/** Sends a made-up fleet to a server, in a process of its own, while it is made up; as fast as it is taken. */

import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { createFleet, type Fleet } from '../../src/fleet/fleet.ts';
import { ndjsonOf } from '../../src/fleet/ndjson.ts';
import { answerMessages } from '../api/children.ts';

export interface Sending {
  readonly url: string;
  readonly token: string;
  readonly catalogFile: string;
  readonly tenant: string;
  readonly devices: number;
  /** ISO 8601: as the devices are then. */
  readonly moment: string;
  readonly encoding: 'identity' | 'gzip' | 'zstd';
}

export interface Sent {
  readonly seconds: number;
  readonly bytes: number;
  readonly answer: string;
}

let fleet: Fleet | undefined;

answerMessages<Sending, Sent>(async (sending) => {
  const { url, token, catalogFile, tenant, devices, moment, encoding } = sending;
  fleet ??= createFleet(readCatalog(catalogFile), { devices, tenants: [tenant] });
  const call = request(`${url}/api/machines/inventory`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/x-ndjson',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  });
  const answered = once(call, 'response');
  const started = performance.now();
  let bytes = 0;
  const pieces = Readable.from(ndjsonOf(fleet, new Date(moment)));
  pieces.on('data', (piece: string) => {
    bytes += piece.length;
  });
  if (encoding === 'identity') await pipeline(pieces, call);
  else await pipeline(pieces, encoding === 'gzip' ? createGzip({ level: 1 }) : createZstdCompress(), call);
  const [response] = await answered;
  let answer = '';
  for await (const piece of response) answer += piece;
  return { seconds: (performance.now() - started) / 1000, bytes, answer };
});
