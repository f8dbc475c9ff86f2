/** Query parameters of an export of machines or of what they miss. */

import type { FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { Expression } from '../../odata/expression.ts';
import { readFilter } from '../../odata/filter.ts';
import { machineRules } from '../machines/lists/machine-rules.ts';

export interface MachinesQuestion {
  readonly format?: string;
  readonly filter?: Expression;
  /** What else was allowed, by name. */
  readonly others: Readonly<Record<string, string>>;
}

/** Whatever is named and is not in `others` is refused: an export is always whole. Throws `KnownError` ODataError or InvalidInput. */
export function readMachinesQuery(request: FastifyRequest, others: readonly string[] = []): MachinesQuestion {
  const told = new Map<string, string>();
  for (const [given, value] of Object.entries(request.query as Record<string, string | string[]>)) {
    const name = given.startsWith('$') ? given.toLowerCase() : given;
    if (name !== '$filter' && name !== 'format' && !others.includes(name)) {
      throw new KnownError(
        given.startsWith('$') ? 'ODataError' : 'InvalidInput',
        `The query parameter "${given.slice(0, 100)}" is unknown here; there are ${['$filter', ...others].join(', ')} and format.`,
      );
    }
    if (typeof value !== 'string' || told.has(name)) {
      throw new KnownError('InvalidInput', `The query parameter "${name}" is there more than once; send it once.`);
    }
    told.set(name, value);
  }
  const filter = told.get('$filter');
  const allowed = [...told].filter(([name]) => others.includes(name));
  const format = told.get('format');
  return {
    ...(format !== undefined && { format }),
    ...(filter !== undefined && { filter: readFilter(filter, machineRules.properties) }),
    others: Object.fromEntries(allowed),
  };
}
