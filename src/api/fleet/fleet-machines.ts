/** GET /api/fleet/machines: the devices behind a number of the fleet, each with how it stands, the worst first. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { countDevices } from '../../fleet/board/board.ts';
import { faceOf } from '../../fleet/board/board-face.ts';
import type { DeviceStore } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { earlierOf } from '../counted-at.ts';
import { oldest } from '../machines/lists/list-walk.ts';
import { errorResponses } from '../machines/schemas.ts';
import type { BoardQuestions } from './board-questions.ts';
import { FleetMachinesQuery, FleetMachinesSchema } from './fleet-machines-schemas.ts';
import { conditionsOfColumns, conditionsOfGroups, readDevicesAsked } from './machines-asked.ts';
import { orderMachines, walkByFigures } from './machines-by-figures.ts';
import { groupsMeant } from './machines-meant.ts';
import { readQuery } from './query.ts';

const names = Object.keys(FleetMachinesQuery.properties) as (keyof typeof FleetMachinesQuery.properties)[];

export interface FleetMachinesParts {
  readonly questions: BoardQuestions;
  readonly devices: DeviceStore;
  readonly now: () => number;
}

export function fleetMachines(app: FastifyInstance, { questions, devices, now }: FleetMachinesParts): void {
  app.get(
    '/fleet/machines',
    {
      config: { access: { roles: ['Machine.Read.All', 'Machine.ReadWrite.All'] } },
      schema: {
        operationId: 'getFleetMachines',
        summary: 'How the machines stand, one by one, the worst first (an extension)',
        tags: ['Fleet'],
        querystring: FleetMachinesQuery,
        response: { 200: FleetMachinesSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const asked = readDevicesAsked(readQuery(request, names));
      const { tenant } = callerOf(request);
      const whole = await questions.boardOf(request, reply);
      asked.check(whole);
      const view = await questions.viewOf(tenant, whole);
      const { question, planned, sort, descending } = asked;
      const meant = await questions.once(
        tenant,
        [view, whole],
        ['machines', { question, planned, sort, descending }],
        async (...boards) => orderMachines(await groupsMeant(questions, boards[0], asked), boards, asked),
      );
      const { groups } = meant;
      const columns = conditionsOfColumns(asked);
      const conditionOf = await conditionsOfGroups(devices, view, question);
      const counted =
        columns.length === 0
          ? undefined
          : await devices.countStates(tenant, { kind: 'and', of: [conditionOf(groups), ...columns] });
      const { ageMs, ...page } = await walkByFigures(devices, {
        tenant,
        board: view,
        meant,
        conditionOf,
        columns,
        ...(counted && { counts: counted.counts }),
        asked,
      });
      const face = faceOf(view);
      const countedAt = earlierOf(face.countedAt, now(), oldest(counted?.ageMs, ageMs));
      const total = counted === undefined ? countDevices(groups) : sumOf(counted.counts.values());
      return { ...face, countedAt, total, ...page };
    },
  );
}

function sumOf(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
