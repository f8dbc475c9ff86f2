import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRemoteKeys } from './remote-keys.ts';

const issuer = 'https://id.contoso.com/realms/fleet';
const document = `${issuer}/.well-known/openid-configuration`;
const header = { alg: 'RS256', kid: 'any' };
const noToken = { payload: '', signature: '' };

/** An issuer that answers as given, by address; every other address is a failure of the test. */
function findFrom(answers: Readonly<Record<string, () => Response>>) {
  const fetch = async (address: string | URL | Request) => {
    const answer = answers[String(address)];
    if (answer === undefined) throw new Error(`nobody serves ${address}`);
    return answer();
  };
  return createRemoteKeys({ fetch: fetch as typeof globalThis.fetch }).of(issuer);
}

async function causeOf(find: ReturnType<typeof findFrom>): Promise<string> {
  try {
    await find(header, noToken);
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'IssuerUnavailable');
    return ((error as Error).cause as Error).message;
  }
  throw new Error('The keys were found.');
}

test('whatever an issuer answers instead of its documents, the caller is asked to wait and the cause says why', async () => {
  const json = (value: unknown) => () => Response.json(value);
  const discovery = json({ issuer, jwks_uri: `${issuer}/keys` });
  const cases: [answers: Record<string, () => Response>, cause: RegExp][] = [
    [{}, /nobody serves https:.*openid-configuration/],
    [{ [document]: () => new Response('', { status: 502 }) }, /the status is 502/],
    [{ [document]: () => new Response('<html>') }, /gives no document: .*JSON/],
    [{ [document]: json(null) }, /names the issuer undefined/],
    [{ [document]: json({ issuer: 'https://evil.example' }) }, /names the issuer "https:\/\/evil\.example"/],
    [{ [document]: json({ issuer }) }, /names no jwks_uri/],
    [{ [document]: discovery }, /nobody serves https:.*keys/],
    [{ [document]: discovery, [`${issuer}/keys`]: json({ keys: 7 }) }, /JSON Web Key Set malformed/],
  ];
  for (const [answers, cause] of cases) assert.match(await causeOf(findFrom(answers)), cause);
});

test('a document without an end is read to a bound and no further', async () => {
  let sent = 0;
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536).fill(32));
        },
      }),
    );
  assert.match(await causeOf(findFrom({ [document]: endless })), /larger than 512 KiB/);
  assert.ok(sent < 1_000_000, `${sent} bytes`);
});

test('a document that never comes is waited for no longer than a while', async () => {
  const fetch = (_address: unknown, options?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
    });
  const find = createRemoteKeys({ fetch: fetch as typeof globalThis.fetch, timeoutMs: 20 }).of(issuer);
  assert.match(await causeOf(find), /aborted due to timeout/);
});
