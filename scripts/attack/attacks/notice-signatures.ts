/** Notices that somebody caught: sent again later, changed, shown to another receiver, or signed by a secret that was ended. */

import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { Attack } from '../attack.ts';
import { expectThat, type Finding } from '../finding.ts';
import { listenLocally } from '../local-server.ts';
import { rotate, sendTest, subscribe } from '../notice-subscriber.ts';

interface Caught {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export const noticeSignatures: Attack = {
  name: 'notice signatures',
  async run(lab) {
    const caught: Caught[] = [];
    const address = await listenLocally(lab, async (request, response) => {
      const body = (await request.setEncoding('utf8').toArray()).join('');
      caught.push({ headers: request.headers, body });
      response.end();
    });
    const server = await lab.startServer({ env: { MISSINGKBS_NOTICE_HOSTS: `${address};internal` } });
    const [one, other] = [await subscribe(server, `${address}/one`), await subscribe(server, `${address}/other`)];
    const nextOf = async (id: string): Promise<Caught> => {
      await sendTest(server, id);
      return caught.at(-1) as Caught;
    };
    const first = await nextOf(one.id);
    const again = await nextOf(one.id);
    const forged = replays(first, again);
    const findings = [
      isTakenOrNot('the notice as it came', one.secret, first, true),
      isTakenOrNot('the notice as it came, six minutes later', one.secret, first, false, 360_000),
      isTakenOrNot('the notice, shown to another receiver', other.secret, first, false),
      ...Object.entries(forged).map(([what, notice]) => isTakenOrNot(what, one.secret, notice, false)),
      expectThat(
        'ids of two notices',
        first.headers['webhook-id'] !== again.headers['webhook-id'],
        `${first.headers['webhook-id']}, ${again.headers['webhook-id']}`,
        'two, so that a receiver knows one that it had',
      ),
    ];
    const second = await rotate(server, one.id, 1);
    const both = await nextOf(one.id);
    const third = await rotate(server, one.id, 0);
    const last = await nextOf(one.id);
    return [
      ...findings,
      isTakenOrNot('while two secrets sign: the first', one.secret, both, true),
      isTakenOrNot('while two secrets sign: the second', second, both, true),
      isTakenOrNot(
        'while two secrets sign: one of its signatures on another notice',
        second,
        mixed(both, again),
        false,
      ),
      isTakenOrNot('a secret that was ended at once', second, last, false),
      isTakenOrNot('a secret from before that', one.secret, last, false),
      isTakenOrNot('the secret that was made then', third, last, true),
    ];
  },
};

/** What can be made of two notices that were caught. */
function replays(first: Caught, again: Caught): Readonly<Record<string, Caught>> {
  const withHeader = (name: string, value: string): Caught => ({
    ...first,
    headers: { ...first.headers, [name]: value },
  });
  const sent = Number(first.headers['webhook-timestamp']);
  return {
    'the notice, dated an hour before': withHeader('webhook-timestamp', String(sent - 3_600)),
    'the notice, dated an hour ahead': withHeader('webhook-timestamp', String(sent + 3_600)),
    'the notice, a second younger': withHeader('webhook-timestamp', String(sent + 1)),
    'the notice under another id': withHeader('webhook-id', String(again.headers['webhook-id'])),
    'the notice with another text': { ...first, body: first.body.replace('notice.test', 'catalogue.stale') },
    'the signature of another notice': withHeader('webhook-signature', String(again.headers['webhook-signature'])),
    'no signature': withHeader('webhook-signature', ''),
    'a signature of a version that is weaker': withHeader(
      'webhook-signature',
      String(first.headers['webhook-signature']).replace('v1,', 'v0,'),
    ),
  };
}

function mixed(both: Caught, other: Caught): Caught {
  return { ...other, headers: { ...other.headers, 'webhook-signature': both.headers['webhook-signature'] } };
}

function isTakenOrNot(
  what: string,
  secret: string,
  { headers, body }: Caught,
  expected: boolean,
  laterMs = 0,
): Finding {
  const { now } = Date;
  let taken = true;
  Date.now = () => now() + laterMs;
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
  } catch {
    taken = false;
  } finally {
    Date.now = now;
  }
  const said = (yes: boolean) => (yes ? 'taken by a receiver' : 'refused by a receiver');
  return expectThat(what, taken === expected, said(taken), said(expected));
}
