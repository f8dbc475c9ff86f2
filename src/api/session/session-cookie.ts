/** The cookie in which a browser keeps the token of its session, out of the reach of every script. */

import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';

export class SessionCookie {
  readonly #name: string;
  readonly #maxAge: number;
  readonly #attributes: Omit<SetCookie, 'name' | 'value'>;

  /** Over TLS its prefix keeps other hosts of the domain from setting it. */
  constructor({ overTls, longestMs }: { readonly overTls: boolean; readonly longestMs: number }) {
    this.#maxAge = longestMs / 1_000;
    this.#name = overTls ? '__Host-missingkbs_session' : 'missingkbs_session';
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: overTls };
  }

  /** The token in a Cookie header. */
  read(header: string | undefined): string | undefined {
    return header?.includes(this.#name) ? parseCookie(header)[this.#name] : undefined;
  }

  /** The Set-Cookie header that keeps a token. */
  set(token: string): string {
    return stringifySetCookie({ name: this.#name, value: token, ...this.#attributes, maxAge: this.#maxAge });
  }

  /** The one that forgets it. */
  clear(): string {
    return stringifySetCookie({ name: this.#name, value: '', ...this.#attributes, maxAge: 0 });
  }
}
