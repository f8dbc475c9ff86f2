/** How many token requests an address, and a client at an address, have left. */

import type { FastifyRequest } from 'fastify';
import { addressKeyOf } from '../../access/address-key.ts';
import { clientIdOf, type TokenForm } from '../../access/client-credentials.ts';
import type { CallLimiter } from '../../access/rate-limits.ts';
import type { Settings } from '../../config.ts';
import type { Limiters } from '../limiters.ts';

/** Both throw or reject with TooManyRequests. */
export interface CallLimits {
  /** Before the form is read. */
  countAddress(request: FastifyRequest): void;
  /** Before anything of the form is looked up or checked. */
  countClient(request: FastifyRequest, form: TokenForm): ReturnType<CallLimiter['take']>;
  close(): Promise<void>;
}

/** Addresses are counted by each server alone: whoever floods it from ever new ones is not to reach the database. */
export function limitCalls(limits: Settings['tokenLimits'], limiters: Limiters, now: () => number): CallLimits {
  const byAddress = limiters.alone('address', windowsOf(limits.perAddress, 'address'));
  const byClient = limiters.shared('client', windowsOf(limits.perClient, 'client'));
  return {
    countAddress: ({ ip }) => byAddress.take(addressKeyOf(ip), now()),
    countClient: ({ ip, headers }, form) =>
      byClient.take(`${clientIdOf(form, headers.authorization)} ${addressKeyOf(ip)}`, now()),
    close: () => byClient.close(),
  };
}

function windowsOf(limit: number, whose: string) {
  return [{ limit, lengthMs: 60_000, name: `${limit} token requests a minute from one ${whose}` }];
}
