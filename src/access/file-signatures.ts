/** Signatures of addresses that open a file to whoever has them, for a while: by the keys of the tokens, which all servers of a store share. */

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { openSigningKeys } from './signing-keys.ts';

export interface FileSignatures {
  sign(text: string): Promise<string>;
  /** By any key that the store has: a server may have added one since. */
  isSigned(text: string, signature: string): Promise<boolean>;
}

/** A key that signs tokens signs nothing else. */
const purpose = 'missingkbs file addresses';

export function createFileSignatures(store: Store): FileSignatures {
  return {
    async sign(text) {
      const [newest] = await secretsOf(store);
      return macOf(newest as Uint8Array, text).toString('base64url');
    },
    async isSigned(text, signature) {
      const given = Buffer.from(signature, 'base64url');
      return (await secretsOf(store)).some((secret) => {
        const mac = macOf(secret, text);
        return mac.length === given.length && timingSafeEqual(mac, given);
      });
    },
  };
}

/** Newest first. The first key is made where the store has none, as where tokens are another issuer's. */
async function secretsOf(store: Store): Promise<readonly Uint8Array[]> {
  let keys = await store.signingKeys.list();
  if (keys.length === 0) {
    await openSigningKeys(store);
    keys = await store.signingKeys.list();
  }
  return keys.map(({ privateJwk }) => new Uint8Array(hkdfSync('sha256', privateJwk, '', purpose, 32)));
}

function macOf(secret: Uint8Array, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
