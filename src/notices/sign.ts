/** Signatures as the Standard Webhooks specification has them, so that receivers have libraries for them. */

import { createHmac, randomBytes, randomUUID } from 'node:crypto';

const prefix = 'whsec_';

/** Of 24 to 64 bytes, as the specification asks. */
export function makeNoticeSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** Has no full stop in it, which is what parts the signed text. */
export function makeNoticeId(): string {
  return `msg_${randomUUID().replaceAll('-', '')}`;
}

/** `seconds` is the time of this try, since 1970: receivers refuse what is minutes old. A receiver needs one of the secrets. */
export function signatureHeaders(
  { id, body, seconds }: { readonly id: string; readonly body: string; readonly seconds: number },
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}
