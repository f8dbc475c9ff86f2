/**
 * Traces by OpenTelemetry: requests, calls of the store, assessments. Its packages are loaded here and nowhere else, when
 * the usual variables ask for traces; they read the rest of them themselves.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Context, Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { WatchCall } from '../watched-store.ts';

export interface Tracing {
  /** A span for every request of every route, registered later; below the caller's where its `traceparent` names one. */
  watch(app: FastifyInstance): void;
  readonly watchCall: WatchCall;
  /** A span below the one of whoever asks. */
  trace: Trace;
  /** Sends what has not been sent, if there is anybody to take it. */
  close(): Promise<void>;
}

export type Trace = <Result>(name: string, work: () => Result) => Result;

/** For `npm install`; versions stand in package.json. */
const packages = [
  '@opentelemetry/api',
  '@opentelemetry/core',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/exporter-trace-otlp-http',
];

/** Spans that nobody has taken by then are lost: a server that stops has others to think of. */
const closeWithinMs = 3_000;
/** A collector that is away refuses every few seconds. */
const tellEveryMs = 600_000;

/** Rejects with `KnownError` ConfigurationInvalid when the packages are not installed. `onFailure` is told now and then that traces cannot be sent. */
export async function startTracing(version: string, onFailure: (error: Error) => void): Promise<Tracing> {
  const { api, tracer, extract, close } = await load(version, onFailure);
  const active = new AsyncLocalStorage<Context>();
  const contexts = new WeakMap<FastifyRequest, Context>();
  const endsWith = (span: Span, error?: unknown) => {
    if (error !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR });
    span.end();
  };

  const trace: Trace = (name, work) => {
    const parent = active.getStore() ?? api.ROOT_CONTEXT;
    const span = tracer.startSpan(name, {}, parent);
    const result = active.run(api.trace.setSpan(parent, span), work);
    if (result instanceof Promise) {
      result.then(
        () => endsWith(span),
        (error: unknown) => endsWith(span, error),
      );
    } else endsWith(span);
    return result;
  };

  return {
    trace,
    watchCall:
      (operation, call) =>
      (...given) =>
        trace(`store ${operation}`, () => call(...given)),
    watch(app) {
      app.addHook('onRequest', (request, _reply, done) => {
        const { method, headers, routeOptions } = request;
        const parent = extract(headers);
        const route = routeOptions.url;
        // The path itself may name a machine, so the pattern stands alone.
        const attributes = { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) };
        const name = route === undefined ? method : `${method} ${route}`;
        const span = tracer.startSpan(name, { kind: api.SpanKind.SERVER, attributes }, parent);
        const context = api.trace.setSpan(parent, span);
        contexts.set(request, context);
        active.run(context, done);
      });
      // Once more, since a body that arrives brings the context of its connection.
      app.addHook('preHandler', (request, _reply, done) => {
        active.run(contexts.get(request) ?? api.ROOT_CONTEXT, done);
      });
      app.addHook('onResponse', (request, { statusCode }, done) => {
        const span = api.trace.getSpan(contexts.get(request) ?? api.ROOT_CONTEXT);
        span?.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500) span?.setStatus({ code: api.SpanStatusCode.ERROR });
        span?.end();
        done();
      });
    },
    close,
  };
}

async function load(version: string, onFailure: (error: Error) => void) {
  const { api, core, resources, sdk, exporter } = await importPackages();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (error: unknown) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    onFailure(error as Error);
  };
  core.setGlobalErrorHandler(tell);
  const named = resources.resourceFromAttributes({ 'service.name': 'missingkbs', 'service.version': version });
  const resource = resources
    .defaultResource()
    .merge(named)
    .merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const provider = new sdk.BasicTracerProvider({
    resource,
    spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter())],
  });
  const propagator = new core.W3CTraceContextPropagator();
  return {
    api,
    tracer: provider.getTracer('missingkbs', version),
    extract: (headers: object) => propagator.extract(api.ROOT_CONTEXT, headers, api.defaultTextMapGetter),
    close: () => Promise.race([provider.shutdown().catch(tell), setTimeout(closeWithinMs, undefined, { ref: false })]),
  };
}

async function importPackages() {
  try {
    const [api, core, resources, sdk, exporter] = await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/core'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]);
    return { api, core, resources, sdk, exporter };
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause;
    throw new KnownError(
      'ConfigurationInvalid',
      `OTEL_EXPORTER_OTLP_ENDPOINT asks for traces, and what sends them is not installed (${message.split('\n', 1)[0]}). Run npm install ${packages.join(' ')} beside missingkbs, or unset it.`,
      { cause },
    );
  }
}
