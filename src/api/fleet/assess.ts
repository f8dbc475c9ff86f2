/** POST /api/fleet/assess: what the devices in some files are missing, at once. Nothing of it is kept. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastq from 'fastq';
import { KnownError, RetryLater } from '../../errors.ts';
import type { FilesAnswer } from '../assessor/assess-files.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { dayOfInstant } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { sendJson } from '../collections/send-rows.ts';
import { softwareReaders } from '../defender-access.ts';
import { errorResponses } from '../machines/schemas.ts';
import { AssessBody, AssessedSchema, AssessQuery } from './assess-schemas.ts';
import { readKb, readQuery } from './query.ts';

export type AssessInTurn = (...question: Parameters<ServedAssessor['assessFiles']>) => Promise<FilesAnswer>;

export interface AssessRouteParts {
  readonly assessInTurn: AssessInTurn;
  readonly now: () => number;
}

/** Of all files together, as `PUT` takes of one device. */
const mostBytes = 4 * 1024 * 1024;
/** Each holds its body meanwhile. One at a time leaves the other thread to devices that are there. */
const mostWaiting = 8;
const mediaType = 'multipart/form-data';

export function assessRoute(app: FastifyInstance, { assessInTurn, now }: AssessRouteParts): void {
  app.register(async (route) => {
    route.removeAllContentTypeParsers();
    route.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    route.addContentTypeParser('*', (_request, _body, done) => done(wrongMediaType()));
    route.post(
      '/fleet/assess',
      {
        config: { access: softwareReaders },
        bodyLimit: mostBytes,
        schema: {
          operationId: 'assessFiles',
          summary: 'What the devices in files are missing, at once; nothing is kept (an extension)',
          tags: ['Fleet'],
          querystring: AssessQuery,
          consumes: [mediaType],
          body: AssessBody,
          response: { 200: AssessedSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
        },
      },
      async (request, reply) => {
        const { kb } = readQuery(request, ['kb']);
        const kbs = kb === undefined ? [] : [readKb(kb)];
        const { contentType, body } = readBody(request);
        const answer = await assessInTurn({ contentType, body, asOf: dayOfInstant(now()), kbs });
        if ('refused' in answer) throw new KnownError(answer.refused.code, answer.refused.message);
        sendJson(reply);
        return Buffer.from(answer.json);
      },
    );
  });
}

/** One for all prefixes: the files of one caller at a time, and few that wait. */
export function createAssessInTurn({
  catalogs,
  queue,
}: {
  readonly catalogs: Pick<CatalogHolder, 'current'>;
  readonly queue: AssessmentQueue;
}): AssessInTurn {
  const turns = fastq.promise<unknown, () => Promise<FilesAnswer>>((work) => work(), 1);
  return async (question) => {
    if (turns.length() >= mostWaiting) {
      throw new RetryLater('ServerBusy', `The files of ${mostWaiting} callers wait to be read already.`, 2);
    }
    return turns.push(() => queue.runForMany(() => catalogs.current.assessFiles(question)));
  };
}

function readBody({ headers, body }: FastifyRequest) {
  const { 'content-encoding': encoding = 'identity', 'content-type': contentType = '' } = headers;
  if (encoding === 'identity') return { contentType, body: body as Buffer };
  throw new KnownError(
    'InvalidRequestBody',
    `The Content-Encoding is ${encoding.slice(0, 100)}; send the form as it is.`,
  );
}

function wrongMediaType(): KnownError {
  return new KnownError('InvalidRequestBody', `The Content-Type of the body must be ${mediaType}.`);
}
