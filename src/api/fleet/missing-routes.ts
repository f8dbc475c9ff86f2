/** Routes below /api/fleet about what the fleet of today is missing, and on which machines. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { parseKbNumber } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { countDevices, groupsOf } from '../../fleet/board/board.ts';
import { missingOverFleet } from '../../fleet/board/missing-updates.ts';
import { groupsWith } from '../../fleet/board/open-figures.ts';
import { openVulnerabilities } from '../../fleet/board/open-vulnerabilities.ts';
import type { DeviceStore } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { earlierOf } from '../counted-at.ts';
import { errorResponses } from '../machines/schemas.ts';
import {
  missingNames,
  readFilter,
  readMissingQuestion,
  readVulnerabilityQuestion,
  viewNames,
  vulnerabilityNames,
} from './board-query.ts';
import type { BoardQuestions } from './board-questions.ts';
import {
  KbParams,
  MachinesOfKbQuery,
  MachinesOfKbSchema,
  MissingQuery,
  MissingSchema,
  VulnerabilitiesQuery,
  VulnerabilitiesSchema,
} from './board-schemas.ts';
import type { FindMachines } from './find-machines.ts';
import { checkKnown, conditionOfGroups } from './machines-asked.ts';
import { withOwnFigures } from './machines-meant.ts';
import { readAfter, readLimit, readNumber, readQuery } from './query.ts';

const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);
const mostSkipped = 1_000_000;

export function fleetMissing(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/missingkbs',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getFleetMissingKbs',
        summary: 'Which updates the fleet is missing (an extension)',
        tags: ['Fleet'],
        querystring: MissingQuery,
        response: { 200: MissingSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, [...missingNames, 'limit', 'skip']);
      const question = readMissingQuestion(query);
      const page = readPage(query);
      const { rows, ...face } = await questions.answer(request, reply, ['missing', question], (board) => ({
        rows: missingOverFleet(board, question),
      }));
      return { ...face, ...page(rows) };
    },
  );
}

export function fleetVulnerabilities(app: FastifyInstance, questions: BoardQuestions): void {
  app.get(
    '/fleet/vulnerabilities',
    {
      config: { access: { roles: ['Vulnerability.Read.All'] } },
      schema: {
        operationId: 'getFleetVulnerabilities',
        summary: 'Which vulnerabilities are open in the fleet (an extension)',
        tags: ['Fleet'],
        querystring: VulnerabilitiesQuery,
        response: { 200: VulnerabilitiesSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, [...vulnerabilityNames, 'limit', 'skip']);
      const question = readVulnerabilityQuestion(query);
      const page = readPage(query);
      const { rows, ...face } = await questions.answer(request, reply, ['vulnerabilities', question], (board) => ({
        rows: openVulnerabilities(board, question),
      }));
      return { ...face, ...page(rows) };
    },
  );
}

export interface MachinesMissingParts {
  readonly questions: BoardQuestions;
  readonly findMachines: FindMachines;
  readonly devices: DeviceStore;
  readonly now: () => number;
}

export function machinesMissing(
  app: FastifyInstance,
  { questions, findMachines, devices, now }: MachinesMissingParts,
): void {
  app.get<{ Params: { kb: string } }>(
    '/fleet/missingkbs/:kb/machines',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getMachinesMissingKb',
        summary: 'Which machines are missing an update (an extension)',
        tags: ['Fleet'],
        params: KbParams,
        querystring: MachinesOfKbQuery,
        response: { 200: MachinesOfKbSchema, ...errors },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, [...viewNames, 'limit', 'after']);
      const kb = parseKbNumber(request.params.kb);
      if (kb === undefined) {
        throw new KnownError('InvalidInput', `"${request.params.kb.slice(0, 100)}" is no KB number such as KB5036893.`);
      }
      const filter = readFilter(query);
      const page = { limit: readLimit(query.limit), ...readAfter(query.after) };
      const board = await questions.boardOf(request, reply);
      checkKnown(board, { kb });
      const { tenant } = callerOf(request);
      const view = filter.ring === undefined ? board : await questions.viewOf(tenant, board);
      const groups = groupsWith(board, withOwnFigures(groupsOf(view, filter), board), { kb });
      const where = await conditionOfGroups(devices, groups, view, { question: filter });
      const { catalogVersion, asOf } = board;
      const { ageMs, ...found } = groups.length === 0 ? { machineIds: [] } : await findMachines(tenant, where, page);
      const countedAt = earlierOf(board.countedAt, now(), ageMs);
      return { catalogVersion, asOf, countedAt, kb, devices: countDevices(groups), ...found };
    },
  );
}

/** Takes a page out of rows, and tells how many there are. */
function readPage(query: { readonly limit?: string; readonly skip?: string }) {
  const limit = readLimit(query.limit);
  const skip = query.skip === undefined ? 0 : readNumber(query.skip, 'skip', 0, mostSkipped);
  return <Row extends { readonly devices: number }>(rows: readonly Row[]) => ({
    total: rows.length,
    onDevices: countDevices(rows),
    value: rows.slice(skip, skip + limit),
  });
}
