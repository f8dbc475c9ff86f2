/** GET /api/fleet/machines/{machineId}/statements: what Windows Update and Defender said of one device, row by row beside ours. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import type { OfferComparison } from '../../assessment/compare-offers.ts';
import { compareRows } from '../../fleet/defender/compare-rows.ts';
import type { DefenderAnswer } from '../../store/defender-store.ts';
import type { Device, Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { callerOf } from '../authenticate.ts';
import { catalogHeader } from '../catalog-header.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { machineNotFound, readMachineId } from '../machines/machine-id.ts';
import { errorResponses, MachineIdParams } from '../machines/schemas.ts';
import { MachineStatementsSchema } from './machine-details-schemas.ts';
import { readQuery } from './query.ts';

export interface StatementsParts {
  readonly store: Pick<Store, 'devices' | 'defender'>;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
}

export function machineStatements(app: FastifyInstance, parts: StatementsParts): void {
  const { store, catalogs, queue } = parts;
  app.get<{ Params: { machineId: string } }>(
    '/fleet/machines/:machineId/statements',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getMachineStatements',
        summary: 'What Windows Update and Defender said of a machine, beside our answer (an extension)',
        tags: ['Fleet'],
        params: MachineIdParams,
        response: { 200: MachineStatementsSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      readQuery(request, []);
      const machineId = readMachineId(request.params.machineId);
      const { tenant } = callerOf(request);
      const device = await store.devices.find(tenant, machineId);
      if (device === undefined) throw machineNotFound(machineId);
      const assessor = catalogs.current;
      const judge = <Result>(work: (state: Awaited<ReturnType<Store['devices']['readState']>>) => Promise<Result>) =>
        queue.run(device.state, async () => work(await store.devices.readState(device.state)));
      const offers = device.inventory.windowsUpdateOffers;
      const asOf = device.lastSeen.slice(0, 10);
      const compared = offers && (await judge((state) => assessor.compareOffers(state, offers, asOf)));
      const answer = await store.defender.find(tenant, machineId, device.inventory.computerDnsName);
      const day = answer?.fetched.slice(0, 10) ?? '';
      const ours = answer?.rows && (await judge((state) => assessor.assess(state, day)));
      reply.header(catalogHeader, assessor.catalogVersion);
      return {
        catalogVersion: assessor.catalogVersion,
        machineId,
        ...(compared && { windowsUpdate: { told: device.lastSeen, rows: rowsOf(compared, device) } }),
        ...(answer && { defender: statementOf(answer, ours) }),
      };
    },
  );
}

/** What both have first, then ours, then theirs. */
function rowsOf({ same, differences }: OfferComparison, { inventory: { windowsUpdateOffers = [] } }: Device) {
  const titles = new Map(windowsUpdateOffers.map(({ kb, title }) => [kb, title]));
  const titleOf = (kb: (typeof same)[number]) => {
    const title = titles.get(kb);
    return title === undefined ? {} : { title };
  };
  return [
    ...same.map((kb) => ({ kb, found: 'both', ...titleOf(kb) })),
    ...differences.map(({ id, onlyIn, reason }) => ({
      kb: id,
      found: onlyIn === 'missingkbs' ? 'ours' : 'theirs',
      ...titleOf(id),
      reason,
    })),
  ];
}

type Ours = Awaited<ReturnType<ServedAssessor['assess']>>;

function statementOf({ machine, fetched, rows, refusal }: DefenderAnswer, ours: Ours | undefined) {
  const told = { machineId: machine, fetched };
  if (rows === undefined || ours === undefined) return { ...told, without: 'theirs', reason: refusal ?? '', rows: [] };
  if (ours.status !== 'assessed') return { ...told, without: 'ours', reason: ours.reason ?? ours.status, rows: [] };
  const own = JSON.parse(Buffer.from(ours.json).toString('utf8'));
  return {
    ...told,
    rows: compareRows(own, rows).map(({ id, name, found, ours: addressed, defender }) => ({
      kb: id,
      name,
      found: found === 'defender' ? 'theirs' : found,
      ...(addressed !== undefined && { ours: addressed }),
      ...(defender !== undefined && { theirs: defender }),
    })),
  };
}
