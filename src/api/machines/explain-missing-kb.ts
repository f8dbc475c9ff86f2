/** GET /api/machines/{machineId}/getmissingkbs/{kb}: why an update is missing on one device, or why it is not. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { type KbNumber, parseKbNumber } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { Answers } from '../answers.ts';
import { callerOf } from '../authenticate.ts';
import { warningOf } from '../catalog-age.ts';
import { catalogHeader } from '../catalog-header.ts';
import { refuseQueryOptions } from '../odata.ts';
import { ExplanationSchema, MachineAndKbParams } from './explanation-schema.ts';
import { machineNotFound, readMachineId } from './machine-id.ts';
import { errorResponses } from './schemas.ts';

interface Route {
  Params: { machineId: string; kb: string };
}

export function explainMissingKb(app: FastifyInstance, answers: Answers): void {
  app.get<Route>(
    '/machines/:machineId/getmissingkbs/:kb',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'explainMissingKb',
        summary: 'Explain why an update is missing on a device, or why it is not (an extension)',
        tags: ['Machine'],
        params: MachineAndKbParams,
        response: { 200: ExplanationSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const id = readMachineId(request.params.machineId);
      const kb = readKb(request.params.kb);
      const explanation = await answers.explain(callerOf(request).tenant, id, kb);
      if (explanation === undefined) throw machineNotFound(id);
      const stale = explanation.stale?.map(({ reason }) => reason).join(' ');
      if (stale !== undefined) reply.header('warning', warningOf(stale));
      reply.header(catalogHeader, explanation.catalog.version);
      return explanation;
    },
  );
}

function readKb(text: string): KbNumber {
  const kb = parseKbNumber(text);
  if (kb !== undefined) return kb;
  throw new KnownError(
    'InvalidInput',
    `"${text.slice(0, 100)}" is not a KB number: six to eight digits, with or without "KB".`,
  );
}
