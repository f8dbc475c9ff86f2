/** Forged tokens of an issuer that is trusted and does not answer, or answers without end. */

import type { ServerResponse } from 'node:http';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { atMost, expectThat, type Finding, tally } from '../finding.ts';
import { startFlood } from '../flood.ts';
import type { Lab } from '../lab.ts';
import { listenLocally } from '../local-server.ts';
import { audience, tenant } from '../server.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

const megabyte = Buffer.alloc(1024 * 1024, ' ');

/** What an issuer may do to whoever asks for its discovery document. Tells how many megabytes it got rid of. */
const ways: Readonly<Record<string, (response: ServerResponse, sent: (megabytes: number) => void) => void>> = {
  'that fails': (response) => void response.writeHead(500).end(),
  'that does not answer': () => undefined,
  'whose document does not end': (response, sent) => {
    let megabytes = 0;
    const more = () => {
      while (!response.destroyed && megabytes < 600 && response.write(megabyte)) megabytes += 1;
      sent(megabytes);
    };
    response.on('drain', more);
    more();
  },
};

export const issuerDown: Attack = {
  name: 'issuer down',
  async run(lab) {
    const findings: Finding[] = [];
    for (const [way, behave] of Object.entries(ways)) findings.push(...(await attack(lab, way, behave)));
    return findings;
  },
};

async function attack(lab: Lab, way: string, behave: (typeof ways)[string]): Promise<Finding[]> {
  const seen = { requests: 0, megabytes: 0 };
  const address = await listenLocally(lab, (_request, response) => {
    seen.requests += 1;
    behave(response, (megabytes) => {
      seen.megabytes = megabytes;
    });
  });
  const issuer = `${address}/fleet`;
  const server = await lab.startServer({ env: { MISSINGKBS_ISSUERS: `${issuer};tenant=${tenant}` } });
  const light = lightDevice(0);
  await server.put(idOf(light), light);
  const others = await startSteadyClient(server, [answerPath(idOf(light))]);
  const tokens = Array.from({ length: 50 }, (_, place) => forgedToken(issuer, place));
  const statuses = await startFlood({ kind: 'tokens', url: server.url, tokens, atOnce: 20, seconds: 1 });
  const fine = statuses.every((status) => status === '401' || status === '503');
  return [
    ...othersWait(await others.stop(), 100),
    atMost(`an issuer ${way}: how often it is asked`, seen.requests, 3, 'requests'),
    expectThat(`an issuer ${way}: what callers get`, fine, tally(statuses), '401 or 503'),
    atMost(`an issuer ${way}: what is read of it`, seen.megabytes, 20, 'MB'),
  ];
}

function forgedToken(issuer: string, place: number): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: audience, azp: `app-${place}`, exp: now + 3600, roles: ['Software.Read.All'] };
  return `${encode({ alg: 'RS256', kid: `key-${place}` })}.${encode(claims)}.${'A'.repeat(342)}`;
}
