/** Every error that people see: its stable code, HTTP status and exit code. docs/errors.md says what to do about each. */

/** Rows of the one table: `code` is public and never changes. Exit codes: 2 wrong usage or input, 3 could not run. */
export const errorTable = {
  BadRequest: { httpStatus: 400, exitCode: 2 },
  ODataError: { httpStatus: 400, exitCode: 2 },
  InvalidInput: { httpStatus: 400, exitCode: 2 },
  InvalidRequestBody: { httpStatus: 400, exitCode: 2 },
  MaximumBatchSizeExceeded: { httpStatus: 400, exitCode: 2 },
  MissingRequiredParameter: { httpStatus: 400, exitCode: 2 },
  Unauthorized: { httpStatus: 401, exitCode: 3 },
  Forbidden: { httpStatus: 403, exitCode: 3 },
  NotFound: { httpStatus: 404, exitCode: 2 },
  ResourceNotFound: { httpStatus: 404, exitCode: 2 },
  SyncUnderWay: { httpStatus: 409, exitCode: 3 },
  TooManyRequests: { httpStatus: 429, exitCode: 3 },
  AssessmentTooHeavy: { httpStatus: 503, exitCode: 3 },
  ServerBusy: { httpStatus: 503, exitCode: 3 },
  CatalogStale: { httpStatus: 503, exitCode: 3 },
  IssuerUnavailable: { httpStatus: 503, exitCode: 3 },
  DatabaseAway: { httpStatus: 503, exitCode: 3 },
  InternalServerError: { httpStatus: 500, exitCode: 3 },
  UnknownFormat: { httpStatus: 400, exitCode: 2 },
  UnreadableFile: { httpStatus: 400, exitCode: 2 },
  MalformedDocument: { httpStatus: 500, exitCode: 2 },
  CatalogMissing: { httpStatus: 500, exitCode: 3 },
  CatalogDamaged: { httpStatus: 500, exitCode: 3 },
  CatalogVersion: { httpStatus: 500, exitCode: 3 },
  CatalogLoss: { httpStatus: 500, exitCode: 3 },
  ListLoss: { httpStatus: 500, exitCode: 3 },
  FeedUnavailable: { httpStatus: 500, exitCode: 3 },
  ServerUnavailable: { httpStatus: 500, exitCode: 3 },
  DiskFull: { httpStatus: 500, exitCode: 3 },
  ConfigurationInvalid: { httpStatus: 500, exitCode: 2 },
  StoreUnavailable: { httpStatus: 500, exitCode: 3 },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** An error whose message is written for the person who meets it: what was found, what was expected, what to do. */
export class KnownError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KnownError';
    this.code = code;
  }

  get httpStatus(): number {
    return errorTable[this.code].httpStatus;
  }

  get exitCode(): number {
    return errorTable[this.code].exitCode;
  }
}

/** A refusal that ends by itself. The answer bears `Retry-After`. */
export class RetryLater extends KnownError {
  readonly retryAfterSeconds: number;

  constructor(code: ErrorCode, message: string, retryAfterSeconds: number, options?: ErrorOptions) {
    super(code, message, options);
    this.name = 'RetryLater';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
