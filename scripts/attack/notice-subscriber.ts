/** Subscriptions to notices on a server under attack, made and tested over its API. */

import type { ServerUnderAttack } from './server.ts';

export interface Tested {
  /** "delivered", or why not; what refused the subscription where there is none. */
  readonly outcome: string;
  readonly ms: number;
}

const path = '/api/fleet/notices/subscriptions';

export interface Subscribed {
  readonly status: number;
  readonly id: string;
  readonly secret: string;
}

export async function subscribe(server: ServerUnderAttack, address: string): Promise<Subscribed> {
  const answer = await post(server, path, { address, form: 'json', kinds: ['sync-failed'] });
  const { id = '', secret = '' } = (await answer.json()) as { readonly id?: string; readonly secret?: string };
  return { status: answer.status, id, secret };
}

/** Only the status, where the address is refused. The subscription is gone afterwards. */
export async function tryAddress(server: ServerUnderAttack, address: string): Promise<Tested> {
  const started = performance.now();
  const { status, id } = await subscribe(server, address);
  const outcome = status === 201 ? await sendTest(server, id) : String(status);
  const ms = performance.now() - started;
  if (status === 201) await unsubscribe(server, id);
  return { outcome, ms };
}

export async function sendTest(server: ServerUnderAttack, id: string): Promise<string> {
  const tested = (await (await post(server, `${path}/${id}/test`)).json()) as {
    readonly delivered?: boolean;
    readonly reason?: string;
  };
  return tested.delivered === true ? 'delivered' : String(tested.reason);
}

/** The new secret. */
export async function rotate(server: ServerUnderAttack, id: string, overlapHours: number): Promise<string> {
  const answer = await post(server, `${path}/${id}/secret`, { overlapHours });
  return ((await answer.json()) as { readonly secret: string }).secret;
}

export async function unsubscribe(server: ServerUnderAttack, id: string): Promise<void> {
  await fetch(`${server.url}${path}/${id}`, { method: 'DELETE', headers: server.headers });
}

function post(server: ServerUnderAttack, url: string, body?: object): Promise<Response> {
  return fetch(`${server.url}${url}`, {
    method: 'POST',
    headers: { ...server.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(60_000),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
