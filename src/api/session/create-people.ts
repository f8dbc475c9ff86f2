/** What sessions of people need, put together from the settings. */

import { Sessions } from '../../access/sessions.ts';
import { SignInIssuer } from '../../access/sign-in-issuer.ts';
import type { Settings } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import { BegunCookie } from './begun-cookie.ts';
import { SessionCookie } from './session-cookie.ts';

interface PeopleParts {
  readonly settings: Settings;
  readonly store: Pick<Store, 'sessions'>;
  readonly overTls: boolean;
  readonly now: () => number;
}

const hourMs = 3_600_000;

export function createPeople({ settings, store, overTls, now }: PeopleParts) {
  const { sessionHours, signIn, publicUrl } = settings;
  const lasting = { unused: sessionHours.idle * hourMs, longest: sessionHours.longest * hourMs };
  return {
    sessions: new Sessions(store.sessions, now, lasting),
    cookie: new SessionCookie({ overTls, longestMs: lasting.longest }),
    begunCookie: new BegunCookie({ overTls }),
    ...(signIn !== undefined && publicUrl !== undefined && { issuer: new SignInIssuer(signIn, { publicUrl, now }) }),
  };
}
