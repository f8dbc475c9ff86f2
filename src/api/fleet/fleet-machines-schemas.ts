/** What the list of devices with their figures takes and gives, for the API description. */

import Type from 'typebox';
import { severities } from '../../catalog/model.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { faceWithLists, ViewQuery } from './board-schemas.ts';
import { machineOrders } from './machines-asked.ts';
import { VulnerabilitySchema } from './vulnerability-schema.ts';

const Count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));
const Nullable = (examples: string[]) => Type.Union([Type.String({ examples }), Type.Null()]);
const oneOf = (choices: readonly string[], options = {}) =>
  Type.Union(
    choices.map((choice) => Type.Literal(choice)),
    options,
  );
const Day = Type.String({ format: 'date' });

export const FleetMachinesQuery = Type.Object({
  ...ViewQuery.properties,
  kb: Type.Optional(Type.String({ description: 'Only machines that miss this update', examples: ['5078766'] })),
  vulnerability: Type.Optional(
    Type.String({ description: 'Only machines on which this is open', examples: ['CVE-2020-0796'] }),
  ),
  planned: Type.Optional(
    Type.String({ description: 'Only machines that get this update in the plan', examples: ['5078766'] }),
  ),
  months: Type.Optional(
    Type.Integer({ description: 'Only machines that are so many months behind; 3 or more', minimum: 0, maximum: 3 }),
  ),
  exploited: Type.Optional(
    oneOf(exploitedBy, {
      description:
        'Only machines with something open that is exploited by the feed, by KEV, by any of the two, or none',
    }),
  ),
  name: Type.Optional(Type.String({ description: 'Only machines whose computerDnsName has this in it' })),
  seenSince: Type.Optional({ ...Day, description: 'Only machines seen on that day, in UTC, or later' }),
  seenBefore: Type.Optional({ ...Day, description: 'Only machines not seen since that day began' }),
  sort: Type.Optional(oneOf(machineOrders, { default: 'open' })),
  order: Type.Optional(oneOf(['asc', 'desc'], { description: 'Descending, unless sorted by name' })),
  limit: Type.Optional(Type.Integer({ description: 'Rows in one answer', minimum: 1, maximum: 1_000, default: 100 })),
  after: Type.Optional(Type.String({ description: '`next` of the answer before' })),
});

/** A machine with how it stands. */
const row = {
  id: Type.String(),
  computerDnsName: Type.String(),
  firstSeen: Type.String({ format: 'date-time' }),
  lastSeen: Type.String({ format: 'date-time' }),
  machineTags: Type.Array(Type.String()),
  osPlatform: Nullable(['Windows10']),
  version: Nullable(['22H2']),
  osVersion: Nullable(['10.0.19045.4412']),
  line: Nullable(['Windows 10 22H2']),
  status: oneOf(['assessed', 'unknown', 'unsupported']),
  reason: Type.Optional(Type.String({ description: 'Why it cannot be judged; it has no figures then' })),
  missingUpdates: Count('Rows of its getmissingkbs'),
  monthsBehind: Count('Months in which they came out'),
  openVulnerabilities: Count('Each once'),
  openExploited: Count('Those that the feed calls exploited'),
  openInKev: Count('Those that KEV has; absent where there is no list of it'),
};

export const FleetMachinesSchema = Type.Object({
  ...faceWithLists,
  total: Type.Integer({ description: 'Machines of all pages' }),
  value: Type.Array(Type.Object(row)),
  next: Type.Optional(Type.String({ description: 'For `after`; absent on the last page' })),
});

const marks = {
  needsEsu: Type.Optional(Type.Literal(true, { description: 'Offered with Extended Security Updates only' })),
  notOffered: Type.Optional(
    Type.Object(
      { reason: Type.String(), since: Day },
      { description: 'Support of the edition ended before its release' },
    ),
  ),
};

const update = {
  kb: Type.String({ examples: ['5078766'] }),
  name: Type.String(),
  url: Type.String(),
  released: Day,
  restart: Type.String({ description: '"Yes", "Maybe", "No", or "" where the feed does not say' }),
  ...marks,
};

export const FleetMachineSchema = Type.Object({
  ...faceWithLists,
  ...row,
  osProcessor: Type.Union([Type.String(), Type.Null()]),
  osName: Type.Union([Type.String(), Type.Null()]),
  support: Type.Optional(
    Type.Object({
      periods: Type.Array(Type.Object({ edition: Type.String(), until: Day, esuUntil: Type.Optional(Day) }), {
        description: 'One where the edition is told; each that it may be where not',
      }),
      upgradeTo: Type.Optional(Type.String({ description: 'The release to go to' })),
    }),
  ),
  restartDue: Type.Boolean({ description: 'The report says so' }),
  waitsForRestart: Type.Array(Type.Object(update), {
    description:
      'Reported, and above the build that is reported: a restart is due, or the build is older than the list',
  }),
  install: Type.Array(
    Type.Object({
      ...update,
      replaces: Type.Array(Type.String(), { description: 'Missing updates that it makes needless' }),
      upgradeTo: Type.Optional(Type.String()),
    }),
    { description: 'What to install today; a marked one is not offered by Windows Update' },
  ),
  missing: Type.Array(
    Type.Object({
      ...update,
      ageDays: Type.Integer(),
      severity: oneOf(severities),
      productsNames: Type.Array(Type.String()),
      vulnerabilities: Type.Array(Type.String(), { description: 'Each once, in however many products' }),
    }),
    { description: 'Rows of its getmissingkbs, in their order' },
  ),
  vulnerabilities: Type.Array(VulnerabilitySchema, { description: 'What is open, each once' }),
});
