/** Two issuers that speak for one tenant: each with its own keys, and neither in the other's name. */

import { makeTestKey, signTestToken, type TestKey } from '../../../test/builders/tokens.ts';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { listenLocally } from '../local-server.ts';
import { audience, tenant } from '../server.ts';

export const twoIssuers: Attack = {
  name: 'two issuers',
  async run(lab) {
    const keys = [await makeTestKey('first', 'ES256'), await makeTestKey('second', 'ES256')] as const;
    const issuers = [await startIssuer(lab, keys[0]), await startIssuer(lab, keys[1])] as const;
    const setting = issuers.map((issuer) => `${issuer};tenant=${tenant}`).join(',');
    const server = await lab.startServer({ env: { MISSINGKBS_ISSUERS: setting } });
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const statusOf = async (iss: string, key: TestKey, more: Record<string, unknown> = {}) => {
      const exp = Math.floor(Date.now() / 1000) + 600;
      const claims = { iss, aud: audience, azp: 'app', exp, roles: ['Software.Read.All'], ...more };
      const authorization = `Bearer ${await signTestToken(key, claims)}`;
      return (await server.get(answerPath(idOf(light)), { authorization })).status;
    };
    const own = [await statusOf(issuers[0], keys[0]), await statusOf(issuers[1], keys[1])];
    const crossed = [await statusOf(issuers[0], keys[1]), await statusOf(issuers[1], keys[0])];
    const other = await statusOf(issuers[0], keys[0], { tid: 'other.example' });
    return [
      expectThat('each with its own key', own.join() === '200,200', own.join(', '), '200, 200'),
      expectThat("each with the other's key", crossed.join() === '401,401', crossed.join(', '), '401, 401'),
      expectThat('for another tenant', other === 401, String(other), '401'),
    ];
  },
};

async function startIssuer(lab: Lab, { publicJwk }: TestKey): Promise<string> {
  const url: string = await listenLocally(lab, (request, response) => {
    const discovery = { issuer: url, jwks_uri: `${url}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [publicJwk] } : discovery));
  });
  return url;
}
