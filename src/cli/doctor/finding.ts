/** What `doctor` finds: a line each. */

export interface Finding {
  /** What was looked at: "catalogue". */
  readonly check: string;
  /** `warn`: it works, and somebody should look; `fail`: the server does not start, or does not answer. */
  readonly verdict: 'ok' | 'warn' | 'fail';
  readonly found: string;
  /** What to do; absent where all is well. */
  readonly todo?: string;
}

export const ok = (check: string, found: string): Finding => ({ check, verdict: 'ok', found });
export const warn = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'warn', found, todo });
/** Without `todo` where `found` says what to do, as the messages of our errors do. */
export const fail = (check: string, found: string, todo?: string): Finding => ({
  check,
  verdict: 'fail',
  found,
  ...(todo !== undefined && { todo }),
});

/** Of what could not be looked at for a reason that the error says. */
export function failed(check: string, error: unknown, todo: string): Finding {
  const { message } = error as Error;
  return fail(check, message.replace(/\.$/, ''), todo);
}
