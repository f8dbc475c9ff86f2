/** GET /api/machines/findbytag: the machines that have a tag, or one that begins so. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { KnownError } from '../../../errors.ts';
import type { Expression } from '../../../odata/expression.ts';
import { machineReaders } from '../machine-access.ts';
import { errorResponses, MachinesSchema } from '../schemas.ts';
import { ListQuery } from './list-query-schema.ts';
import type { SendMachines } from './send-machines.ts';

interface Route {
  Querystring: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const TagQuery = Type.Object({
  tag: Type.String({ description: 'The tag, in any case' }),
  useStartsWithFilter: Type.Optional(Type.Boolean({ description: 'The tag may go on behind this' })),
  ...ListQuery.properties,
});

export function findByTag(app: FastifyInstance, sendMachines: SendMachines): void {
  app.get<Route>(
    '/machines/findbytag',
    {
      config: { access: machineReaders },
      schema: {
        operationId: 'findMachinesByTag',
        summary: 'Find machines by tag',
        tags: ['Machine'],
        querystring: TagQuery,
        response: { 200: MachinesSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    (request, reply) => sendMachines(request, reply, { filter: hasTag(request.query) }),
  );
}

/** Names of the parameters in any case, as clients write them. Throws `KnownError`. */
function hasTag(query: Route['Querystring']): Expression {
  const told = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]));
  const tag = told.get('tag');
  if (tag === undefined || tag === '') {
    throw new KnownError('MissingRequiredParameter', 'The question lacks the query parameter "tag".');
  }
  if (typeof tag !== 'string') {
    throw new KnownError('InvalidInput', `The query parameter "tag" may be there once, not ${tag.length} times.`);
  }
  const begins = String(told.get('usestartswithfilter') ?? 'false').toLowerCase();
  if (begins !== 'true' && begins !== 'false') {
    throw new KnownError('InvalidInput', `useStartsWithFilter is "${begins.slice(0, 100)}"; expected true or false.`);
  }
  const property = 'machineTags';
  const text = tag.toLowerCase();
  const of: Expression =
    begins === 'true'
      ? { kind: 'match', property, how: 'startswith', text }
      : { kind: 'compare', property, operator: 'eq', value: text };
  return { kind: 'any', property, of };
}
