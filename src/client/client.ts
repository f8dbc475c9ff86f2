/** The API for programs: `missingkbs/client`. It speaks to a server of ours, and to Microsoft Defender for what both have. */

import createFetchClient, { type Client } from 'openapi-fetch';
import { accessTokens } from './access-token.ts';
import type { paths } from './api-types.ts';
import { createPace, type Limits, usualLimits } from './pace.ts';
import { type EachOptions, eachItem, type ItemOf, type ListPath } from './pages.ts';
import { patientFetch, type Wait } from './patient-fetch.ts';
import { type MissingOfMachine, type WalkOptions, walkMissingKbs } from './walk.ts';

export { ApiError } from './api-error.ts';
export type { paths } from './api-types.ts';
export type { Limits } from './pace.ts';
export type { ItemOf, ListPath } from './pages.ts';
export type { Wait } from './patient-fetch.ts';
export type { Machine, MissingOfMachine, WalkOptions, WalkProgress } from './walk.ts';

export interface ClientOptions {
  /** "https://kb.contoso.com", or "https://api.security.microsoft.com" for Defender itself. */
  readonly url: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who gives tokens: "https://login.microsoftonline.com" for Defender itself; default the server at `url`. */
  readonly authority?: string;
  /** Default Defender's, which this server takes as well. */
  readonly scope?: string;
  /** How many calls go out; default what Defender allows, `false` as many as come. */
  readonly limits?: Limits | false;
  /** Told before each wait. */
  readonly onWait?: (wait: Wait) => void;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  /** Ends early when the signal does. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** `GET`, `POST` and the others are openapi-fetch's: they give `{ data, error, response }`. What is below throws `ApiError`. */
export interface MissingKbsClient extends Client<paths, 'application/json'> {
  /** The items of a list, page after page. */
  each<Path extends ListPath>(path: Path, options?: EachOptions<Path>): AsyncGenerator<ItemOf<Path>>;
  /** What each machine is missing, machine by machine, within the limits. */
  walkMissingKbs(options?: WalkOptions): AsyncGenerator<MissingOfMachine>;
}

const defenderScope = 'https://api.securitycenter.microsoft.com/.default';

export function createClient(options: ClientOptions): MissingKbsClient {
  const { tenant, clientId, clientSecret, scope = defenderScope, limits = usualLimits } = options;
  const { fetch: send = fetch, now = Date.now, sleep = sleepFor, onWait = () => undefined } = options;
  const baseUrl = options.url.replace(/\/+$/, '');
  const authority = (options.authority ?? baseUrl).replace(/\/+$/, '');
  const tokens = accessTokens({ tenant, clientId, clientSecret, authority, scope }, { send, now });
  const pace = limits === false ? undefined : createPace(limits);
  const patient = patientFetch({ send, tokens, pace, now, sleep, onWait });
  const client = createFetchClient<paths, 'application/json'>({ baseUrl, fetch: patient });
  const each = <Path extends ListPath>(path: Path, eachOptions: EachOptions<Path> = {}) =>
    eachItem(client, baseUrl, path, eachOptions);
  return {
    ...client,
    each,
    walkMissingKbs: (walkOptions = {}) => walkMissingKbs(client, each, walkOptions),
  };
}

function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
  });
}
