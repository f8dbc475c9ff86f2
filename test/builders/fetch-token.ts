/** A token of a running server's own token service, over HTTP: for tests, benches and attacks alike. */

import type { ApplicationCredentials } from '../../src/access/applications.ts';
import { defaultAudiences } from '../../src/config.ts';

/** `url` is the server's, without a slash at the end. Rejects with what it answered when that is no token. */
export async function fetchToken(
  url: string,
  tenant: string,
  { clientId, clientSecret }: Pick<ApplicationCredentials, 'clientId' | 'clientSecret'>,
): Promise<string> {
  const answer = await fetch(`${url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${defaultAudiences[0]}/.default`,
    }),
  });
  if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}
