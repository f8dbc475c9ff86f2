/** How our own token service refuses: OAuth 2.0 codes with Entra's numbers, which clients look up and retry by. */

import { randomUUID } from 'node:crypto';

/** Numbers and statuses as Microsoft's "Microsoft Entra authentication and authorization error codes" has them. The sentences are ours. */
export const tokenFailures = {
  missingParameter: { status: 400, error: 'invalid_request', number: 900144 },
  repeatedParameter: { status: 400, error: 'invalid_request', number: 9000411 },
  unreadableRequest: { status: 400, error: 'invalid_request', number: 9002313 },
  wrongMethod: { status: 405, error: 'invalid_request', number: 900561 },
  unknownTenant: { status: 400, error: 'invalid_request', number: 90002 },
  unknownTenantDocument: { status: 400, error: 'invalid_tenant', number: 90002 },
  unsupportedGrant: { status: 400, error: 'unsupported_grant_type', number: 70003 },
  unknownClient: { status: 400, error: 'unauthorized_client', number: 700016 },
  revokedClient: { status: 400, error: 'unauthorized_client', number: 7000112 },
  missingSecret: { status: 401, error: 'invalid_client', number: 7000218 },
  wrongSecret: { status: 401, error: 'invalid_client', number: 7000215 },
  malformedAssertion: { status: 401, error: 'invalid_client', number: 50027 },
  foreignAssertion: { status: 401, error: 'invalid_client', number: 700021 },
  assertionAudience: { status: 401, error: 'invalid_client', number: 700023 },
  assertionTime: { status: 401, error: 'invalid_client', number: 700024 },
  wrongAssertion: { status: 401, error: 'invalid_client', number: 700027 },
  unusableAssertion: { status: 401, error: 'invalid_client', number: 50013 },
  certificateExpired: { status: 401, error: 'invalid_client', number: 1000502 },
  unknownResource: { status: 400, error: 'invalid_resource', number: 500011 },
  wrongScope: { status: 400, error: 'invalid_scope', number: 1002012 },
  tooManyRequests: { status: 429, error: 'temporarily_unavailable', number: 90055 },
} as const;

export type TokenFailureName = keyof typeof tokenFailures;

export class TokenFailure extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  /** For the log. */
  readonly code: string;

  /** `sentence` says what was found, what was expected and what to do. */
  constructor(name: TokenFailureName, sentence: string) {
    super(sentence);
    this.name = 'TokenFailure';
    this.status = tokenFailures[name].status;
    this.error = tokenFailures[name].error;
    this.number = tokenFailures[name].number;
    this.code = `AADSTS${this.number}`;
  }

  /** The body in Entra's form; `correlationId` is the request id of our log. */
  toBody(correlationId: string, now: number) {
    const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
    const traceId = randomUUID();
    return {
      error: this.error,
      error_description: `AADSTS${this.number}: ${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [this.number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
    };
  }
}
