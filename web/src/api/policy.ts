/** What the tenant decided: what is left open on purpose. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ExceptionsSchema } from '../../../src/api/fleet/policy-schemas.ts';
import { ask } from './ask.ts';

export type Exception = Static<typeof ExceptionsSchema>['value'][number];

export const exceptionsQuery = queryOptions({
  queryKey: ['exceptions'],
  queryFn: () => ask<Static<typeof ExceptionsSchema>>('/api/fleet/policy/exceptions'),
});
