/** Routes below /api/fleet about one update and one vulnerability: what the catalogue says, and what it means for this fleet. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { compareKbs } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { type Board, type BoardGroup, countDevices } from '../../fleet/board/board.ts';
import { missingOverFleet } from '../../fleet/board/missing-updates.ts';
import { devicesByVulnerability } from '../../fleet/board/open-figures.ts';
import { describeVulnerability, openVulnerabilities } from '../../fleet/board/open-vulnerabilities.ts';
import type { Guide } from '../../fleet/guide/guide.ts';
import { errorResponses } from '../machines/schemas.ts';
import type { BoardQuestions } from './board-questions.ts';
import { KbParams } from './board-schemas.ts';
import { FleetUpdateSchema, FleetVulnerabilitySchema } from './guide-schemas.ts';
import { checkKnown } from './machines-asked.ts';
import { readKb, readQuery } from './query.ts';
import { VulnerabilityParams } from './schemas.ts';

const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);

/** Asks the catalogue of now, when the question's turn comes. */
export type AskGuide = <Answer>(question: (guide: Guide) => Promise<Answer>) => Promise<Answer>;

export function fleetUpdate(app: FastifyInstance, questions: BoardQuestions, askGuide: AskGuide): void {
  app.get<{ Params: { kb: string } }>(
    '/fleet/updates/:kb',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getFleetUpdate',
        summary: 'What an update closes, contains and is contained in, and where it is missing (an extension)',
        tags: ['Fleet'],
        params: KbParams,
        response: { 200: FleetUpdateSchema, ...errors },
      },
    },
    async (request, reply) => {
      readQuery(request, []);
      const kb = readKb(request.params.kb);
      return questions.answer(request, reply, ['update', { kb }], async (board) => {
        const guide = await askGuide((of) => of.update(kb));
        const update = board.facts.updateOf(kb);
        if (guide === undefined || update === undefined) {
          throw new KnownError('ResourceNotFound', `The catalogue knows no update KB${kb}.`);
        }
        const missing = missingOverFleet(board, {}).find((row) => row.kb === kb);
        const open = devicesByVulnerability(board, board.groups);
        return {
          ...update,
          ...guide,
          vulnerabilities: guide.vulnerabilities
            .flatMap((id) => board.facts.placeOf(id) ?? [])
            .map((place) => ({ ...describeVulnerability(board, place), devices: open[place] as number })),
          ...(missing && { missing }),
        };
      });
    },
  );
}

export function fleetVulnerability(app: FastifyInstance, questions: BoardQuestions, askGuide: AskGuide): void {
  app.get<{ Params: { vulnerabilityId: string } }>(
    '/fleet/vulnerabilities/:vulnerabilityId',
    {
      config: { access: { roles: ['Vulnerability.Read.All'] } },
      schema: {
        operationId: 'getFleetVulnerability',
        summary: 'Which updates close a vulnerability where, and on how many machines it is open (an extension)',
        tags: ['Fleet'],
        params: VulnerabilityParams,
        response: { 200: FleetVulnerabilitySchema, ...errors },
      },
    },
    async (request, reply) => {
      readQuery(request, []);
      const id = request.params.vulnerabilityId.toUpperCase();
      return questions.answer(request, reply, ['vulnerability', { id }], async (board) => {
        checkKnown(board, { vulnerability: id });
        const place = board.facts.placeOf(id) as number;
        const open = openVulnerabilities(board, {}).find((row) => row.id === id);
        const kbs = new Set(open?.kbs);
        return {
          ...describeVulnerability(board, place),
          devices: open?.devices ?? 0,
          excepted: open?.excepted ?? 0,
          updates: missingOverFleet(board, {}).filter(({ kb }) => kbs.has(kb)),
          lines: linesWith(board, place),
          products: await askGuide((of) => of.closing(id)),
        };
      });
    },
  );
}

function linesWith({ groups }: Board, place: number) {
  const exposed = groups.filter(({ summary }) => summary.open.vulnerabilities.includes(place));
  return [...Map.groupBy(exposed, ({ summary }) => summary.system.line)]
    .map(([line, alike]) => ({ line, devices: countDevices(alike), kbs: kbsOf(alike, place) }))
    .sort((one, other) => other.devices - one.devices);
}

function kbsOf(groups: readonly BoardGroup[], place: number) {
  const rows = new Set(groups.flatMap(({ summary }) => summary.open.rows));
  return [...new Set([...rows].filter((row) => row.vulnerabilities.includes(place)).map(({ kb }) => kb))].sort(
    compareKbs,
  );
}
