/** GET /api/machines/findbyip(ip='…',timestamp=…): the machines that were seen with an address around a time. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { KnownError } from '../../../errors.ts';
import { parseIpAddress } from '../../../inventory/ip-addresses.ts';
import { readInstant } from '../../../odata/instant.ts';
import type { DeviceCondition } from '../../../store/device-list.ts';
import { machineReaders } from '../machine-access.ts';
import { errorResponses, MachinesSchema } from '../schemas.ts';
import { ListQuery } from './list-query-schema.ts';
import type { SendMachines } from './send-machines.ts';

/** As Defender's document has both. */
const aroundMs = 15 * 60_000;
const oldestMs = 30 * 86_400_000;

const Parameters = Type.Object({
  ip: Type.String({ description: 'An address that the machine told', examples: ['192.0.2.7'] }),
  timestamp: Type.String({ format: 'date-time', description: 'Around which it was seen, in the past 30 days' }),
});

export function findByIp(app: FastifyInstance, sendMachines: SendMachines, now: () => number): void {
  app.get<{ Params: { '*': string } }>(
    '/machines/findbyip(*',
    {
      // The router takes no brackets around parameters.
      config: { access: machineReaders, describedAs: "/machines/findbyip(ip='{ip}',timestamp={timestamp})" },
      schema: {
        operationId: 'findMachinesByIp',
        summary: 'Find machines by an address that they had around a time',
        tags: ['Machine'],
        params: Parameters,
        querystring: ListQuery,
        response: { 200: MachinesSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    (request, reply) => sendMachines(request, reply, { where: seenWith(request.params['*'], now()) }),
  );
}

/** What stands in the brackets, the closing one too; names in any case and either order. Throws `KnownError`. */
function seenWith(text: string, now: number): DeviceCondition {
  const told = new Map(
    [...text.replace(/\)\s*$/, '').matchAll(/(\w+)\s*=\s*('(?:[^']|'')*'|[^,']*)/g)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value.trim().replace(/^'(.*)'$/s, '$1')],
    ),
  );
  const ip = parseIpAddress(told.get('ip') ?? '');
  if (ip === undefined) {
    throw new KnownError('InvalidInput', `ip is "${short(told.get('ip'))}"; expected an address such as '192.0.2.7'.`);
  }
  const at = readInstant(told.get('timestamp') ?? '');
  if (at === undefined) {
    const expected = new Date(now).toISOString();
    throw new KnownError(
      'InvalidInput',
      `timestamp is "${short(told.get('timestamp'))}"; expected a time such as ${expected}.`,
    );
  }
  if (at < now - oldestMs) {
    throw new KnownError('BadRequest', `timestamp is ${short(told.get('timestamp'))}; it must be in the past 30 days.`);
  }
  const seen = (operator: '>=' | '<=', ms: number): DeviceCondition => ({
    kind: 'compare',
    column: 'lastSeen',
    operator,
    value: new Date(Math.min(ms, now + oldestMs)).toISOString(),
  });
  return { kind: 'and', of: [{ kind: 'address', value: ip }, seen('>=', at - aroundMs), seen('<=', at + aroundMs)] };
}

function short(text: string | undefined): string {
  return (text ?? '').slice(0, 100);
}
