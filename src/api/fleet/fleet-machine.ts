/** GET /api/fleet/machines/{machineId}: how one device stands, and what to install on it. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import type { OfferMarks } from '../../assessment/model.ts';
import { marksOf } from '../../assessment/offer-list.ts';
import type { KbNumber } from '../../brand.ts';
import { daysBetween } from '../../day.ts';
import type { Board } from '../../fleet/board/board.ts';
import { faceOf } from '../../fleet/board/board-face.ts';
import { worstSeverity } from '../../fleet/board/fleet-facts.ts';
import { describeVulnerability } from '../../fleet/board/open-vulnerabilities.ts';
import type { OpenUpdate, StateSummary } from '../../fleet/board/state-summary.ts';
import type { DeviceStore } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { machineNotFound, readMachineId } from '../machines/machine-id.ts';
import { errorResponses, MachineIdParams } from '../machines/schemas.ts';
import type { BoardQuestions } from './board-questions.ts';
import { FleetMachineSchema } from './fleet-machines-schemas.ts';
import { describeMachine } from './machines-by-figures.ts';
import { readQuery } from './query.ts';

export function fleetMachine(app: FastifyInstance, questions: BoardQuestions, devices: DeviceStore): void {
  app.get<{ Params: { machineId: string } }>(
    '/fleet/machines/:machineId',
    {
      config: { access: { roles: ['Vulnerability.Read.All', 'Software.Read.All'] } },
      schema: {
        operationId: 'getFleetMachine',
        summary: 'How one machine stands, and what to install on it (an extension)',
        tags: ['Fleet'],
        params: MachineIdParams,
        response: { 200: FleetMachineSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      readQuery(request, []);
      const id = readMachineId(request.params.machineId);
      const { tenant } = callerOf(request);
      const device = await devices.find(tenant, id);
      if (device === undefined) throw machineNotFound(id);
      const whole = await questions.boardWith(request, reply, device.state);
      const board = await questions.withLists(tenant, whole);
      const summary = board.groups.find(({ state }) => state === device.state)?.summary;
      if (summary === undefined) throw machineNotFound(id);
      const { computerDnsName, restartDue = false } = device.inventory;
      const row = describeMachine(board, { ...device, id, computerDnsName }, summary);
      return { ...faceOf(board), ...row, restartDue, ...detailsOf(board, summary) };
    },
  );
}

function detailsOf(board: Board, { system, support, open, aboveRevision = [] }: StateSummary) {
  const describe = (kb: KbNumber, marks: OfferMarks) => {
    const { name = '', url = '', released = '', restart = '' } = board.facts.updateOf(kb) ?? {};
    return { kb, name, url, released, restart, ...marksOf(marks) };
  };
  return {
    osProcessor: system.osProcessor,
    osName: system.osName,
    ...(support && {
      support: {
        periods: support.periods.map(({ edition, until, esuUntil }) => ({
          edition,
          until,
          ...(esuUntil && { esuUntil }),
        })),
        ...(support.upgradeTo !== undefined && { upgradeTo: support.upgradeTo }),
      },
    }),
    waitsForRestart: aboveRevision.map((kb) => describe(kb, {})),
    install: open.install.map(({ kb, replaces, upgradeTo, ...marks }) => ({
      ...describe(kb, marks),
      replaces,
      ...(upgradeTo !== undefined && { upgradeTo }),
    })),
    missing: open.rows.map((row) => ({ ...describe(row.kb, row), ...rowOf(board, row) })),
    vulnerabilities: [...open.vulnerabilities].map((place) => describeVulnerability(board, place)),
  };
}

function rowOf({ facts, asOf }: Board, { released, vulnerabilities, bySoftware }: OpenUpdate) {
  const found = [...vulnerabilities].map((place) => facts.vulnerabilityAt(place));
  return {
    released,
    ageDays: daysBetween(released, asOf),
    severity: worstSeverity(found.map(({ severity }) => severity)),
    productsNames: bySoftware.map(({ software }) => software),
    vulnerabilities: found.map(({ id }) => id),
  };
}
