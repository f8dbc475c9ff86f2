/** Requests by method, route and status: by the pattern of the route, never by what a caller wrote. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestLog } from '../request-log.ts';
import { Durations } from './durations.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** By `performance.now()`. */
    startedAt: number;
  }
  interface FastifyContextConfig {
    /** Its handler counts what goes well, and spares every request a hook. */
    countsItself?: boolean;
  }
}

export interface CountedRequests {
  readonly method: string;
  /** "/api/machines/:machineId"; "none" where no route matched. */
  readonly route: string;
  readonly status: number;
  readonly durations: Durations;
}

/** Counts a request that was answered. */
export type CountAnswer = (request: Pick<FastifyRequest, 'method' | 'startedAt'>, status: number) => void;

export class RequestCounts {
  /** By method and route, then by status. */
  readonly #routes = new Map<string, Map<number, CountedRequests>>();

  /** Counts what every route, registered later, answers. */
  watch(app: FastifyInstance): void {
    app.decorateRequest('startedAt', 0);
    app.addHook('onRequest', (request, _reply, done) => {
      request.startedAt = performance.now();
      done();
    });
    app.addHook('onRoute', (route) => {
      if (route.config?.countsItself) return;
      const count = this.of(route.url);
      route.onResponse = [
        ...[route.onResponse ?? []].flat(),
        (request, reply, done) => {
          count(request, reply.statusCode);
          done();
        },
      ];
    });
  }

  /** For requests that no hook of a route sees: those without a route, and failures of those that count themselves. */
  countFailures(log: RequestLog): RequestLog {
    const none = this.of('none');
    return {
      failed: (request, reply, failure) => {
        const { url, config } = request.routeOptions ?? {};
        if (request.is404 || url === undefined) none(request, reply.statusCode);
        else if (config?.countsItself) this.of(url)(request, reply.statusCode);
        log.failed(request, reply, failure);
      },
    };
  }

  of(route: string): CountAnswer {
    const methods = new Map<string, Map<number, CountedRequests>>();
    return (request, status) => {
      const { method, startedAt } = request;
      let statuses = methods.get(method);
      if (statuses === undefined) {
        statuses = this.#statusesOf(method, route);
        methods.set(method, statuses);
      }
      let counted = statuses.get(status);
      if (counted === undefined) {
        counted = { method, route, status, durations: new Durations() };
        statuses.set(status, counted);
      }
      counted.durations.add(startedAt === 0 ? 0 : performance.now() - startedAt);
    };
  }

  all(): CountedRequests[] {
    return [...this.#routes.values()].flatMap((statuses) => [...statuses.values()]);
  }

  #statusesOf(method: string, route: string): Map<number, CountedRequests> {
    const key = `${method} ${route}`;
    let statuses = this.#routes.get(key);
    if (statuses === undefined) {
      statuses = new Map();
      this.#routes.set(key, statuses);
    }
    return statuses;
  }
}
