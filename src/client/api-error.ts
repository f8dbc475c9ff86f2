/** What a server says when it refuses, of the API or of whoever gives tokens. */

export class ApiError extends Error {
  readonly status: number;
  /** "ResourceNotFound", "invalid_client"; "" where the answer was no JSON of theirs. */
  readonly code: string;
  /** Of the request, as the server's log has it. */
  readonly requestId: string | undefined;

  constructor(status: number, code: string, message: string, requestId?: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }

  static async of(answer: Response): Promise<ApiError> {
    const text = await answer.text();
    try {
      return ApiError.from(answer.status, JSON.parse(text));
    } catch {
      return new ApiError(answer.status, '', `${answer.status} ${text.slice(0, 200)}`);
    }
  }

  /** `body`: {"error": {"code", "message", "target"}} of the API, or {"error", "error_description"} of OAuth. */
  static from(status: number, body: unknown): ApiError {
    const { error, error_description: description } = (body ?? {}) as {
      readonly error?: string | { readonly code?: string; readonly message?: string; readonly target?: string };
      readonly error_description?: string;
    };
    if (typeof error === 'object') {
      return new ApiError(status, error.code ?? '', error.message ?? String(status), error.target);
    }
    return new ApiError(status, error ?? '', description ?? `${status}`);
  }
}
