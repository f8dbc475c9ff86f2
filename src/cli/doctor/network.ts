/** Whom the server needs: issuers of tokens, where some are set, and with --online Microsoft's feed. */

import { fetchJson } from '../../access/fetch-json.ts';
import type { Settings } from '../../config.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const timeoutMs = 5_000;
const feedIndex = 'https://api.msrc.microsoft.com/cvrf/v3.0/updates';

export function checkIssuers({ issuers, tenants = [] }: Settings, ask: typeof fetch): Promise<readonly Finding[]> {
  return Promise.all(
    issuers.map(async ({ issuer }) => {
      const check = 'issuer';
      // Of one that stands for many tenants the first that is served will do.
      const address = issuer.replace('{tid}', tenants[0] ?? '').replace(/\/$/, '');
      try {
        await fetchJson(`${address}/.well-known/openid-configuration`, { fetch: ask, timeoutMs });
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
