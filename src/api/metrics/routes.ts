/** GET /metrics, for Prometheus: on the server's own address, or on one of its own. Who may read it is MISSINGKBS_METRICS. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Logger } from 'pino';
import type { MetricsSetting } from '../../config-values.ts';
import { KnownError } from '../../errors.ts';
import { noSuchRoute } from '../early-refusals.ts';
import { createRegistry, type MetricsParts } from './registry.ts';

interface Page {
  readonly contentType: string;
  readonly text: string;
}

export function metricsRoutes(
  app: FastifyInstance,
  setting: MetricsSetting,
  parts: MetricsParts,
  logger: Logger,
): void {
  let registry: ReturnType<typeof createRegistry> | undefined;
  const readPage = async (): Promise<Page> => {
    registry ??= createRegistry(parts);
    const loaded = await registry;
    return { contentType: loaded.contentType, text: await loaded.metrics() };
  };
  if (setting === 'off') return;
  if (typeof setting === 'object') {
    listenApart(app, setting, readPage, logger);
    return;
  }
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // For others it is as if it were not there.
    if (setting === 'local' && !isLocal(request)) throw noSuchRoute(request);
    const { contentType, text } = await readPage();
    return reply.type(contentType).send(text);
  });
}

const forwardingHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** A proxy on this host calls from the loopback too; what it passes on bears one of its headers. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  if (forwardingHeaders.some((name) => headers[name] !== undefined)) return false;
  const address = socket.remoteAddress ?? '';
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function listenApart(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
  readPage: () => Promise<Page>,
  logger: Logger,
): void {
  const server = createServer(async (request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const { contentType, text } = await readPage();
      response.writeHead(200, { 'content-type': contentType }).end(text);
    } catch (error) {
      logger.error({ err: error }, 'the metrics cannot be told');
      response.writeHead(500).end();
    }
  });
  app.addHook('onReady', async () => {
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => reject(cannotListen(`${host}:${port}`, cause)));
      server.listen(port, host, resolve);
    });
    const { address, port: taken } = server.address() as AddressInfo;
    logger.info({ address, port: taken }, 'metrics');
  });
  app.addHook('onClose', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

function cannotListen(address: string, cause: Error): KnownError {
  return new KnownError(
    'ConfigurationInvalid',
    `The metrics cannot listen on ${address}: ${cause.message}. Set MISSINGKBS_METRICS to an address that is free.`,
    { cause },
  );
}
