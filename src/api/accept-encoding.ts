/** Which encoding of ready bytes a client takes. */

import { negotiate } from '@fastify/accept-negotiator';
import type { Encoding } from './ready-body.ts';

/** Of those that a client likes equally well, the first one here. */
const encodings: Encoding[] = ['br', 'gzip', 'identity'];

/** Identity when the header is absent or names none of those that there are. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined, there: Encoding[] = encodings): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  // The negotiator compares letters as they are; RFC 9110 has these names in any case.
  return (negotiate(String(acceptEncoding).toLowerCase(), there) as Encoding | null) ?? 'identity';
}
