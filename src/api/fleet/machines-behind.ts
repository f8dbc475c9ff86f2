/** Routes of the single machines behind figures that histories tell: of compliance on a day, of what changed since one. Ours, not Defender's. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MachineId } from '../../brand.ts';
import { summariesOf } from '../../fleet/board/board.ts';
import { devicesOfFigure } from '../../fleet/compliance/devices-of-figure.ts';
import { deviceFigures } from '../../fleet/compliance/late-figures.ts';
import { changedMachines, changes } from '../../fleet/past/changes.ts';
import { listByIds } from '../../store/list-by-ids.ts';
import type { DeviceStore } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { machineReaders } from '../machines/machine-access.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readChoice } from './board-query.ts';
import type { BoardQuestions } from './board-questions.ts';
import { readComplianceQuestion } from './compliance-query.ts';
import type { ComplianceParts } from './compliance-routes.ts';
import { ChangedMachinesQuery, ComplianceMachinesQuery, MachinesBehindSchema } from './machines-behind-schemas.ts';
import { describeMachine } from './machines-by-figures.ts';
import type { Answered } from './past-questions.ts';
import { readAfter, readLimit, readPastDay, readQuery, requireParameter } from './query.ts';
import { sendAnswered } from './routes.ts';
import { policyOfDay } from './told-compliance.ts';
import { readSince } from './trend-query.ts';

export interface MachinesBehindParts extends Omit<ComplianceParts, 'now'> {
  readonly today: BoardQuestions;
  readonly devices: DeviceStore;
}

const response = { 200: MachinesBehindSchema, ...errorResponses(400, 401, 403, 429, 500, 503) };
const limits = { usual: 100, most: 1_000 };

export function machinesBehind(app: FastifyInstance, parts: MachinesBehindParts): void {
  const { past, store, threats } = parts;
  app.get(
    '/fleet/changes/machines',
    {
      config: { access: machineReaders },
      schema: {
        operationId: 'getChangedMachines',
        summary: 'Which machines changed since a day (an extension)',
        tags: ['Fleet'],
        querystring: ChangedMachinesQuery,
        response,
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['since', 'change', 'limit', 'after']);
      const today = past.today();
      const since = readSince(query.since, today);
      const change = readChoice(requireParameter(query.change, 'change'), 'change', changes);
      const page = readPage(query);
      const asked = { tenant: callerOf(request).tenant, known: 'now' } as const;
      const answered = await past.ask(asked, (found) =>
        changedMachines(found, [since, today], change, { ...page, limit: page.limit + 1 }),
      );
      return send(parts, request, reply, answered, page.limit);
    },
  );
  app.get(
    '/fleet/compliance/machines',
    {
      config: { access: machineReaders },
      schema: {
        operationId: 'getComplianceMachines',
        summary: 'Which machines a figure of compliance counts (an extension)',
        tags: ['Fleet'],
        querystring: ComplianceMachinesQuery,
        response,
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['day', 'within', 'severity', 'by', 'part', 'figure', 'limit', 'after']);
      const day = readPastDay(query.day, past.today());
      const question = readComplianceQuestion(query);
      const figure = readChoice(requireParameter(query.figure, 'figure'), 'figure', deviceFigures);
      const part = question.by === undefined ? undefined : query.part || null;
      const page = readPage(query);
      const { tenant } = callerOf(request);
      const answered = await past.ask({ tenant, known: 'now' }, (found) => {
        const seen = { ...found, threats: threats.current, policyOn: (on: string) => policyOfDay(store, tenant, on) };
        return devicesOfFigure(seen, question, day, { figure, part }, { ...page, limit: page.limit + 1 });
      });
      return send(parts, request, reply, answered, page.limit);
    },
  );
}

function readPage({ limit, after }: { readonly limit?: string; readonly after?: string }) {
  return { limit: readLimit(limit, limits), ...readAfter(after) };
}

interface Found {
  readonly total: number;
  readonly machineIds: readonly MachineId[];
}

/** The machines as they stand now; one more than the page may have was looked for, to tell whether it is the last. */
async function send<Answer extends Found>(
  parts: MachinesBehindParts,
  request: FastifyRequest,
  reply: FastifyReply,
  answered: Answered<Answer>,
  limit: number,
) {
  const { machineIds, ...answer } = answered.answer;
  const shown = machineIds.slice(0, limit);
  const value = await describeAll(parts, request, reply, shown);
  const next = machineIds.length > limit ? shown.at(-1) : undefined;
  return sendAnswered(reply, { ...answered, answer: { ...answer, value, ...(next !== undefined && { next }) } });
}

/** Without those that were deleted since. */
async function describeAll(
  { today, devices }: MachinesBehindParts,
  request: FastifyRequest,
  reply: FastifyReply,
  ids: readonly MachineId[],
) {
  const { tenant } = callerOf(request);
  const found = new Map((await listByIds(devices, tenant, ids)).map((device) => [device.id, device]));
  const rows: ReturnType<typeof describeMachine>[] = [];
  let board = await today.withLists(tenant, await today.boardOf(request, reply));
  let summaries = summariesOf(board);
  for (const id of ids) {
    const device = found.get(id);
    if (device === undefined) continue;
    if (!summaries.has(device.state)) {
      board = { ...board, ...(await today.boardWith(request, reply, device.state)) };
      summaries = summariesOf(board);
    }
    const summary = summaries.get(device.state);
    if (summary === undefined) continue;
    rows.push(describeMachine(board, device, summary));
  }
  return rows;
}
