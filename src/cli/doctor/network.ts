/** Whom the server needs: issuers of tokens, where some are set, and with --online Microsoft's feed. */

import { fetchJson } from '../../access/fetch-json.ts';
import { discoveryAddressOf, isSameIssuer } from '../../access/issuer-address.ts';
import type { Settings } from '../../config.ts';
import type { SignInSetting } from '../../sign-in-settings.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const timeoutMs = 5_000;
const feedIndex = 'https://api.msrc.microsoft.com/cvrf/v3.0/updates';

export function checkIssuers({ issuers, tenants = [] }: Settings, ask: typeof fetch): Promise<readonly Finding[]> {
  return Promise.all(
    issuers.map(async ({ issuer }) => {
      const check = 'issuer';
      // Of one that stands for many tenants the first that is served will do.
      const address = discoveryAddressOf(issuer.replace('{tid}', tenants[0] ?? ''));
      try {
        await fetchJson(address, { fetch: ask, timeoutMs });
        return ok(check, issuer);
      } catch (error) {
        return fail(
          check,
          (error as Error).message,
          'Its tokens are refused an hour after its keys were fetched last: let this host reach it, or mend MISSINGKBS_ISSUERS.',
        );
      }
    }),
  );
}

/** The issuer that signs people in: what has to be there before anybody can, and what has to be told to it. */
export async function checkSignIn({ signIn, publicUrl }: Settings, ask: typeof fetch): Promise<readonly Finding[]> {
  if (signIn === undefined) return [];
  const check = 'sign-in';
  const address = discoveryAddressOf(signIn.issuer);
  try {
    const document = (await fetchJson(address, { fetch: ask, timeoutMs })) as Readonly<Record<string, unknown>>;
    return [judgeIssuer(check, signIn, document, `${publicUrl}/sign-in/callback`)];
  } catch (error) {
    return [
      fail(
        check,
        (error as Error).message,
        'Nobody can sign in by it, links go on: let this host reach it, or mend MISSINGKBS_OIDC_ISSUER.',
      ),
    ];
  }
}

function judgeIssuer(
  check: string,
  { issuer, secret }: SignInSetting,
  document: Readonly<Record<string, unknown>>,
  callback: string,
): Finding {
  const named = String(document.issuer);
  if (!isSameIssuer(named, issuer)) {
    return fail(
      check,
      `${issuer} calls itself ${named}`,
      'Write that in MISSINGKBS_OIDC_ISSUER; it has to be the issuer of one tenant.',
    );
  }
  const lacking = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].filter(
    (name) => document[name] === undefined,
  );
  if (lacking.length > 0) return fail(check, `${issuer} names no ${lacking.join(', ')}`, 'It signs nobody in by code.');
  if (document.end_session_endpoint === undefined) {
    return warn(
      check,
      `${issuer}, which names no end_session_endpoint`,
      'Whoever signs out here stays signed in there.',
    );
  }
  if (secret === undefined) {
    return warn(
      check,
      `${issuer}, without a client secret`,
      'Set MISSINGKBS_OIDC_CLIENT_SECRET_FILE unless the client is public.',
    );
  }
  return ok(check, `${issuer}; it has to know ${callback}`);
}

export async function checkFeed(ask: typeof fetch): Promise<Finding> {
  const check = 'feed';
  try {
    const answer = await ask(feedIndex, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    return ok(check, `${feedIndex} answers (${answer.status})`);
  } catch (error) {
    const { cause, message } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    return warn(
      check,
      `${feedIndex} cannot be reached: ${why}`,
      'Behind a proxy set NODE_USE_ENV_PROXY=1 and HTTPS_PROXY; without the internet use "missingkbs sync --from FOLDER".',
    );
  }
}
