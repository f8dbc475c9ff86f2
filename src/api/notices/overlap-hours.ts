/** The body that may come with the wish for a new secret; what hours may be is checked where it is rotated. */

import { KnownError } from '../../errors.ts';
import { isObject } from '../../inventory/text/json-values.ts';

/** Undefined for no body and for one without it. Throws `KnownError` InvalidRequestBody. */
export function readOverlapHours(body: unknown): number | undefined {
  if (body === undefined || body === null) return undefined;
  if (isObject(body)) {
    const { overlapHours, ...others } = body;
    if (Object.keys(others).length === 0 && (overlapHours === undefined || typeof overlapHours === 'number')) {
      return overlapHours;
    }
  }
  throw new KnownError(
    'InvalidRequestBody',
    'What was sent must be nothing, or a JSON object with the one field "overlapHours", a number.',
  );
}
