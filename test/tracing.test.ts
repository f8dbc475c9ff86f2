/** Traces of a server in a process of its own, as an operator has them: by the usual variables, at a collector. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { createApplication } from '../src/access/applications.ts';
import { writeCatalog } from '../src/catalog/snapshot.ts';
import { openStore } from '../src/store/open.ts';
import { audience, contoso, deviceOf, machine, smallFacts } from './builders/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-traces-'));
after(() => rmSync(folder, { recursive: true }));
writeCatalog(join(folder, 'catalog.bin'), smallFacts());
const store = await openStore({ dataFolder: folder });
await store.devices.save(contoso, deviceOf(), '2020-04-01');
const { clientId, clientSecret } = await createApplication(store, { tenant: contoso, roles: ['Software.Read.All'] });
await store.close();

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';

/** Starts a server, asks it for the updates of a device, stops it, and prints what it has loaded. */
const program = `
  import { createRequire, registerHooks } from 'node:module';
  import { startServer } from '${new URL('../src/api/start.ts', import.meta.url)}';
  import { readSettings } from '${new URL('../src/config.ts', import.meta.url)}';
  if (process.env.NOT_INSTALLED) registerHooks({
    resolve: (name, context, next) => next(name.startsWith('@opentelemetry/') ? name + '-not-installed' : name, context),
  });
  const server = await startServer({ settings: readSettings(process.env) }).catch((error) => {
    console.log(error.code + ': ' + error.message);
    process.exit();
  });
  const form = { grant_type: 'client_credentials', client_id: '${clientId}', client_secret: '${clientSecret}', scope: '${audience}/.default' };
  const tokens = await fetch(server.url + '/${contoso}/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams(form) });
  const authorization = 'Bearer ' + (await tokens.json()).access_token;
  const traceparent = '00-${traceId}-${parentId}-01';
  const answer = await fetch(server.url + '/api/machines/${machine}/getmissingkbs', { headers: { authorization, traceparent } });
  await answer.text();
  await server.close();
  console.log(answer.status + ' ' + Object.keys(createRequire(import.meta.url).cache).join(' '));
`;

const file = join(folder, 'serve.mjs');
writeFileSync(file, program);

async function run(environment: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      MISSINGKBS_DATA: folder,
      MISSINGKBS_PORT: '0',
      MISSINGKBS_LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

test('requests, calls of the store and assessments are traced below the span of the caller, without a name of a machine', async () => {
  const sent: Sent[] = [];
  const collector = createServer(async (request, response) => {
    assert.equal(request.url, '/v1/traces');
    sent.push((await json(request)) as Sent);
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const printed = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'kb-east' });
  collector.close();
  assert.match(printed, /^200 .*opentelemetry/);
  const resources = sent.flatMap(({ resourceSpans }) => resourceSpans);
  const name = resources[0]?.resource.attributes.find(({ key }) => key === 'service.name');
  assert.equal(name?.value.stringValue, 'kb-east');
  const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const named = (wanted: string) => spans.find((span) => span.name === wanted && span.traceId === traceId);
  const request = named('GET /api/machines/:machineId/getmissingkbs');
  const assessment = named('assessment');
  assert.equal(request?.parentSpanId, parentId);
  assert.deepEqual(request?.attributes.find(({ key }) => key === 'http.response.status_code')?.value, {
    intValue: 200,
  });
  assert.equal(assessment?.parentSpanId, request?.spanId);
  assert.equal(named('store devices.findStateId')?.parentSpanId, request?.spanId);
  assert.equal(named('store devices.readState')?.traceId, traceId);
  assert.doesNotMatch(JSON.stringify(spans), new RegExp(`${machine}|${contoso}|${clientId}`));
});

test('a collector that is away stops neither the server nor its end, and the log says so', async () => {
  const printed = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', MISSINGKBS_LOG_LEVEL: 'warn' });
  assert.match(printed, /^200 /m);
  assert.equal(printed.match(/traces cannot be sent/g)?.length, 1);
});

test('without the variables nothing of it is loaded, and nothing of the metrics before they are asked for', async () => {
  for (const environment of [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }]) {
    const printed = await run(environment);
    assert.match(printed, /^200 .*fastify/);
    assert.doesNotMatch(printed, /opentelemetry|prom-client/);
  }
});

test('where its packages are not installed, the start says what to install', async () => {
  const printed = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', NOT_INSTALLED: '1' });
  assert.match(
    printed,
    /^ConfigurationInvalid: OTEL_EXPORTER_OTLP_ENDPOINT asks for traces.* Run npm install @opentelemetry\/api /,
  );
});
