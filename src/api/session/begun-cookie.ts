/**
 * The cookie in which a browser keeps the sign-in that it began with the issuer, for as long as that may take. Whoever has
 * not begun it cannot end it: a link with somebody else's answer signs nobody in.
 */

import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { BegunSignIn } from '../../access/sign-in-issuer.ts';
import { ownPath } from './own-path.ts';

export interface BegunInBrowser extends BegunSignIn {
  /** Where the person wanted to go. */
  readonly to: string;
}

const lastsSeconds = 600;

export class BegunCookie {
  readonly #name: string;
  readonly #attributes: Omit<SetCookie, 'name' | 'value'>;

  constructor({ overTls }: { readonly overTls: boolean }) {
    this.#name = overTls ? '__Host-missingkbs_sign_in' : 'missingkbs_sign_in';
    // Lax: the issuer's page, which is another site, sends the browser back.
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: overTls };
  }

  /** Undefined where there is none, or none that can be read. */
  read(header: string | undefined): BegunInBrowser | undefined {
    const value = header === undefined ? undefined : parseCookie(header)[this.#name];
    const [state, nonce, verifier, to] = value?.split('.') ?? [];
    if (!state || !nonce || !verifier || to === undefined) return undefined;
    return { state, nonce, verifier, to: ownPath(Buffer.from(to, 'base64url').toString()) };
  }

  set({ state, nonce, verifier, to }: BegunInBrowser): string {
    const value = [state, nonce, verifier, Buffer.from(to).toString('base64url')].join('.');
    return stringifySetCookie({ name: this.#name, value, ...this.#attributes, maxAge: lastsSeconds });
  }

  clear(): string {
    return stringifySetCookie({ name: this.#name, value: '', ...this.#attributes, maxAge: 0 });
  }
}
