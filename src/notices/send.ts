/** One try of one notice: body, signature, call. */

import type { Subscription } from '../store/notice-store.ts';
import { bodyOf, type Form } from './forms/forms.ts';
import type { Notice } from './notice.ts';
import { type Outcome, type PostOptions, post } from './post.ts';
import { signatureHeaders } from './sign.ts';

export interface Letter {
  readonly id: string;
  readonly notice: Notice;
  readonly created: string;
}

export function send(
  { id, notice, created }: Letter,
  { address, form, tenant, secret, former }: Subscription,
  now: number,
  options: PostOptions,
): Promise<Outcome> {
  const body = bodyOf(form as Form, notice, tenant, created);
  const secrets = [secret, ...(former !== undefined && Date.parse(former.until) > now ? [former.secret] : [])];
  const headers = signatureHeaders({ id, body, seconds: Math.floor(now / 1_000) }, secrets);
  return post(address, { ...headers, 'user-agent': 'missingkbs' }, body, options);
}
