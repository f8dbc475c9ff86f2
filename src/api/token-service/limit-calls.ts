/** How many token requests an address, and a client at an address, have left. */

import type { FastifyRequest } from 'fastify';
import { addressKeyOf } from '../../access/address-key.ts';
import { clientIdOf, type TokenForm } from '../../access/client-credentials.ts';
import { RateLimiter } from '../../access/rate-limits.ts';
import type { Settings } from '../../config.ts';

/** Both throw TooManyRequests. */
export interface CallLimits {
  /** Before the form is read. */
  countAddress(request: FastifyRequest): void;
  /** Before anything of the form is looked up or checked. */
  countClient(request: FastifyRequest, form: TokenForm): void;
}

export function limitCalls(limits: Settings['tokenLimits'], now: () => number): CallLimits {
  const byAddress = new RateLimiter(windowsOf(limits.perAddress, 'address'));
  const byClient = new RateLimiter(windowsOf(limits.perClient, 'client'));
  return {
    countAddress: ({ ip }) => byAddress.take(addressKeyOf(ip), now()),
    countClient: ({ ip, headers }, form) =>
      byClient.take(`${clientIdOf(form, headers.authorization)} ${addressKeyOf(ip)}`, now()),
  };
}

function windowsOf(limit: number, whose: string) {
  return [{ limit, lengthMs: 60_000, name: `${limit} token requests a minute from one ${whose}` }];
}
