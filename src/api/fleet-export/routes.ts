/** Routes below /api/fleet/export: rows, machines and updates as files. Ours, not Defender's. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequiredAccess } from '../../access/roles.ts';
import type { Board } from '../../fleet/board/board.ts';
import { missingOverFleet } from '../../fleet/board/missing-updates.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import { callerOf } from '../authenticate.ts';
import { missingNames, readMissingQuestion } from '../fleet/board-query.ts';
import type { BoardQuestions } from '../fleet/board-questions.ts';
import { conditionsOfColumns, readDevicesAsked } from '../fleet/machines-asked.ts';
import { groupsMeant } from '../fleet/machines-meant.ts';
import { readQuery } from '../fleet/query.ts';
import { TenantPolicy } from '../fleet/tenant-policy.ts';
import { machineReaders } from '../machines/machine-access.ts';
import { inactiveUntil } from '../machines/machine-resource.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readColumns } from './chosen-columns.ts';
import { columnsOf, type ExportName } from './columns.ts';
import { readMachinesQuery } from './export-query.ts';
import { chooseFormat, createRowWriter } from './formats.ts';
import { kbCells } from './kb-cells.ts';
import { type OnlyDevices, onlyDevices } from './only-devices.ts';
import { type ExportsParts, runExport } from './run-export.ts';
import { DevicesExportQuery, ExportFile, KbsExportQuery, listNames, MachinesExportQuery } from './schemas.ts';
import { sendExport } from './send-export.ts';

export interface ExportRouteParts {
  readonly exports: ExportsParts;
  readonly questions: BoardQuestions;
  readonly store: Pick<Store, 'policy'>;
  /** What the lists say now. */
  readonly threats: { readonly current: Threats };
  readonly now: () => number;
  readonly inactiveAfterDays: number;
}

const response = { 200: ExportFile, ...errorResponses(400, 401, 403, 429, 500, 503) };
const software: RequiredAccess = { roles: ['Software.Read.All'] };

export function fleetExportRoutes(app: FastifyInstance, parts: ExportRouteParts): void {
  exportOfMachines(app, parts, 'missingkbs', {
    access: software,
    operationId: 'exportMissingKbs',
    summary: 'Every machine with every update that it is missing, as a file (an extension)',
  });
  exportOfMachines(app, parts, 'devices', {
    access: machineReaders,
    operationId: 'exportMachines',
    summary: 'Every machine, with how it stands, as a file (an extension)',
  });
  exportOfKbs(app, parts);
}

interface Described {
  readonly access: RequiredAccess;
  readonly operationId: string;
  readonly summary: string;
}

function exportOfMachines(
  app: FastifyInstance,
  parts: ExportRouteParts,
  name: Exclude<ExportName, 'kbs'>,
  { access, operationId, summary }: Described,
): void {
  const { exports, questions, store, threats } = parts;
  const querystring = name === 'devices' ? DevicesExportQuery : MachinesExportQuery;
  app.get(
    `/fleet/export/${name}`,
    {
      config: { access },
      schema: { operationId, summary, tags: ['Fleet'], querystring, response },
    },
    async (request, reply) => {
      const { filter, format: asked, others } = readMachinesQuery(request, name === 'devices' ? listNames : []);
      const { columns, ...behind } = others;
      const chosen = columns === undefined ? {} : { columns: readColumns(columns, columnsOf[name]) };
      const format = chooseFormat(asked, acceptOf(request));
      const board = await questions.boardOf(request, reply);
      const { tenant } = callerOf(request);
      const { rings } = await new TenantPolicy(store.policy, tenant).read();
      const only = await devicesBehind(questions, await questions.viewOf(tenant, board), behind);
      const narrowed = { ...(filter && { filter }), ...(only && { only }), ...chosen };
      const job = { name, format, tenant, rings, inactiveUntil: inactiveUntil(parts), ...narrowed };
      return sendExport(reply, { ...board, name, format }, (signal) =>
        runExport(exports, job, { board, threats: threats.current }, signal),
      );
    },
  );
}

function exportOfKbs(app: FastifyInstance, { questions }: ExportRouteParts): void {
  app.get(
    '/fleet/export/kbs',
    {
      config: { access: software },
      schema: {
        operationId: 'exportFleetMissingKbs',
        summary: 'Which updates the fleet is missing, as a file (an extension)',
        tags: ['Fleet'],
        querystring: KbsExportQuery,
        response,
      },
    },
    async (request, reply: FastifyReply) => {
      const query = readQuery(request, [...missingNames, 'format']);
      const question = readMissingQuestion(query);
      const format = chooseFormat(query.format, acceptOf(request));
      const { cells, ...face } = await questions.answer(request, reply, ['export of kbs', question], (board) => ({
        cells: missingOverFleet(board, question).map((row) => kbCells(row, board)),
      }));
      const writer = createRowWriter(format, columnsOf.kbs);
      writer.put([], cells);
      return sendExport(reply, { ...face, name: 'kbs', format }, () => pieces([...writer.take(), ...writer.end()]));
    },
  );
}

/** The devices behind a number of the fleet, as their list has them; undefined where all are meant. */
async function devicesBehind(
  questions: BoardQuestions,
  view: Board,
  behind: Readonly<Record<string, string>>,
): Promise<OnlyDevices | undefined> {
  if (Object.keys(behind).length === 0) return undefined;
  const asked = readDevicesAsked(behind);
  asked.check(view);
  return onlyDevices(view, await groupsMeant(questions, view, asked), conditionsOfColumns(asked));
}

async function* pieces(bytes: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

function acceptOf({ headers }: FastifyRequest): string | undefined {
  return headers.accept;
}
