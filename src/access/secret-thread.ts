/** The thread of `SecretChecker`: one secret at a time. */

import { isSecret } from './secrets.ts';

export interface SecretQuestion {
  readonly secret: string;
  readonly secretHash: string;
}

/** What tinypool calls. */
export function answer({ secret, secretHash }: SecretQuestion): boolean {
  return isSecret(secret, secretHash);
}
