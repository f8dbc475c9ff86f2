/** What questions about the fleet of today take and give, for the API description. */

import Type from 'typebox';
import { severities } from '../../catalog/model.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { missingOrders } from '../../fleet/board/missing-updates.ts';
import { vulnerabilityOrders } from '../../fleet/board/open-vulnerabilities.ts';
import { Epss, VulnerabilitySchema } from './vulnerability-schema.ts';

const Count = Type.Integer();
export const Kb = Type.String({ description: 'KB number without "KB"', examples: ['5078766'] });
const Day = Type.String({ format: 'date' });
const oneOf = (choices: readonly string[], options = {}) =>
  Type.Union(
    choices.map((choice) => Type.Literal(choice)),
    options,
  );
const Severity = oneOf(severities, { description: 'The worst of its vulnerabilities that are open' });
const Restart = Type.String({ description: '"Yes", "Maybe", "No", or "" where the feed does not say' });

const Exploited = oneOf(exploitedBy, {
  description: 'Only those exploited by the feed, by KEV, by any of the two, or by none of them',
});

const FilterQuery = Type.Object({
  platform: Type.Optional(Type.String({ description: 'Only machines of this osPlatform', examples: ['Windows10'] })),
  line: Type.Optional(Type.String({ description: 'Only machines of this release', examples: ['Windows 10 22H2'] })),
  software: Type.Optional(Type.String({ description: 'Only machines that have this software', examples: ['edge'] })),
  tag: Type.Optional(Type.String({ description: 'Only machines that bear this tag' })),
  status: Type.Optional(
    oneOf(['assessed', 'unknown', 'unsupported'], {
      description: 'Only machines that could be judged, or could not',
    }),
  ),
});

/** Seen through the policy of the tenant. */
export const ViewQuery = Type.Object({
  ...FilterQuery.properties,
  ring: Type.Optional(Type.String({ description: 'Only machines of this ring', examples: ['Pilot'] })),
});

const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ description: 'Rows in one answer', minimum: 1, maximum: 10_000, default: 1_000 }),
  ),
};

export const MissingQuery = Type.Object({
  ...ViewQuery.properties,
  severity: Type.Optional(oneOf(severities, { description: 'Only updates whose worst vulnerability is this' })),
  exploited: Type.Optional(Exploited),
  since: Type.Optional(
    Type.String({
      format: 'date',
      description:
        'Only what is new since that day began: updates that came out, vulnerabilities that were published or came into KEV',
    }),
  ),
  sort: Type.Optional(oneOf(missingOrders, { default: 'pairs' })),
  order: Type.Optional(oneOf(['asc', 'desc'], { description: 'Descending, unless sorted by KB' })),
  ...PageQuery,
  skip: Type.Optional(Type.Integer({ description: 'Rows before the first', minimum: 0, default: 0 })),
});

export const PlanQuery = Type.Object({
  ...ViewQuery.properties,
  most: Type.Optional(Type.Integer({ description: 'Updates in the plan; all without it', minimum: 1, maximum: 1_000 })),
});

export const KbParams = Type.Object({
  kb: Type.String({ description: 'With or without "KB"', examples: ['5078766'] }),
});

export const MachinesOfKbQuery = Type.Object({
  ...ViewQuery.properties,
  ...PageQuery,
  after: Type.Optional(Type.String({ description: '`next` of the answer before' })),
});

/** Of every answer. */
export const face = {
  catalogVersion: Type.String({ description: 'Of the catalogue that the answer is by' }),
  asOf: Type.String({ format: 'date', description: 'The day that "missing" is asked for' }),
  countedAt: Type.String({
    format: 'date-time',
    description: 'When the machines were counted: not more than 10 seconds ago',
  }),
};

/** Of which day the lists are that the answer goes by as well. */
const lists = {
  kevDay: Type.Optional(
    Type.String({
      format: 'date',
      description: 'Of the list of KEV; absent where there is none, and nothing known of it',
    }),
  ),
  epssDay: Type.Optional(
    Type.String({ format: 'date', description: 'Of the scores of EPSS; absent where there are none' }),
  ),
};

/** Of answers to questions about the whole fleet, or about a machine. */
export const faceWithLists = { ...face, ...lists };

const Devices = Type.Object(
  { assessed: Count, unknown: Count, unsupported: Count },
  { description: 'Those that could not be judged are in no other figure' },
);

export const overview = {
  devices: Devices,
  fullyPatched: Type.Integer({ description: 'Machines that miss nothing' }),
  behind: Type.Object(
    { oneMonth: Count, twoMonths: Count, threeMonthsOrMore: Count },
    { description: 'Machines by the number of months in which updates came out that they miss' },
  ),
  missingUpdates: Type.Integer({ description: 'Pairs of a machine and a missing update' }),
  openVulnerabilities: Type.Integer({ description: 'Pairs of a machine and an open vulnerability' }),
  openExploited: Type.Integer({ description: 'Those that the feed calls exploited among them' }),
  devicesWithExploited: Type.Integer({ description: 'Machines on which one of these is open' }),
  openInKev: Type.Integer({ description: 'Pairs whose vulnerability KEV has' }),
  devicesWithKev: Type.Integer({ description: 'Machines on which one of these is open' }),
  excepted: Type.Object(
    { devices: Count, missingUpdates: Count, openVulnerabilities: Count },
    { description: 'What exceptions leave open, which is in no other figure' },
  ),
  distinct: Type.Object(
    { updates: Count, vulnerabilities: Count, exploited: Count, inKev: Count },
    { description: 'Each once, on however many machines' },
  ),
};

export const OverviewSchema = Type.Object({ ...faceWithLists, ...overview });

/** Of the rows before the page was cut. */
const sums = {
  total: Type.Integer({ description: 'Rows before the page was cut' }),
  onDevices: Type.Integer({ description: 'These, each counted on every machine' }),
};

export const MissingSchema = Type.Object({
  ...faceWithLists,
  ...sums,
  value: Type.Array(
    Type.Object({
      kb: Kb,
      name: Type.String(),
      url: Type.String(),
      released: Day,
      ageDays: Type.Integer({ description: 'From its release to `asOf`' }),
      restart: Restart,
      severity: Severity,
      devices: Type.Integer({ description: 'Machines that miss it' }),
      pairs: Type.Integer({ description: 'Pairs of a machine and a vulnerability that it closes there' }),
      exploitedPairs: Count,
      vulnerabilities: Type.Integer({ description: 'Each once' }),
      exploited: Type.Array(Type.String(), { description: 'Those that the feed calls exploited' }),
      kevPairs: Count,
      kev: Type.Array(Type.String(), { description: 'Those that KEV has' }),
      dueDate: Type.Optional(Type.String({ format: 'date', description: 'Of KEV: the next, or the last that passed' })),
      epss: Type.Optional(Type.Object({ vulnerability: Type.String(), ...Epss }, { description: 'The highest score' })),
      postponed: Type.Array(
        Type.Object({ ring: Type.String(), until: Day, why: oneOf(['deferred', 'held']), devices: Count }),
        { description: 'Rings in which it waits for its day' },
      ),
      needEsu: Type.Integer({ description: 'Machines to which it is offered with Extended Security Updates alone' }),
      notOffered: Type.Integer({ description: 'Machines to which it is not offered, since their support has ended' }),
    }),
  ),
});

export const VulnerabilitiesQuery = Type.Object({
  ...MissingQuery.properties,
  sort: Type.Optional(oneOf(vulnerabilityOrders, { default: 'devices' })),
  ransomware: Type.Optional(
    Type.Boolean({ description: 'Only those that KEV knows ransomware to use, or only others' }),
  ),
  epss: Type.Optional(
    Type.Number({ description: 'Only those with this score or a higher one', minimum: 0, maximum: 1 }),
  ),
});

export const VulnerabilitiesSchema = Type.Object({
  ...faceWithLists,
  ...sums,
  value: Type.Array(
    Type.Object({
      ...VulnerabilitySchema.properties,
      devices: Type.Integer({ description: 'Machines on which it is open' }),
      excepted: Type.Integer({ description: 'Machines on which an exception leaves it open' }),
      kbs: Type.Array(Kb, { description: 'Missing updates that close it' }),
    }),
  ),
});

const Left = Type.Object({ devices: Count, pairs: Count });

export const PlanSchema = Type.Object({
  ...faceWithLists,
  devices: Devices,
  openVulnerabilities: Type.Integer({ description: 'Pairs of a machine and an open vulnerability' }),
  steps: Type.Array(
    Type.Object({
      kb: Kb,
      name: Type.String(),
      released: Day,
      restart: Restart,
      devices: Type.Integer({ description: 'Machines that get it' }),
      pairs: Type.Integer({ description: 'Pairs that it closes after the steps before it' }),
      closed: Type.Integer({ description: 'Pairs that are closed by then' }),
      percent: Type.Number(),
    }),
  ),
  left: Type.Object({
    openVulnerabilities: Count,
    notInPlan: Left,
    postponed: Left,
    needsEsu: Left,
    supportEnded: Left,
    devicesWithSoftwareWithoutKb: Count,
  }),
});

export const SupportSchema = Type.Object({
  ...faceWithLists,
  devices: Devices,
  systems: Type.Array(
    Type.Object({
      line: Type.String({ examples: ['Windows 10 22H2'] }),
      editions: Type.Array(Type.String(), { description: 'One where it is told; each that it may be where not' }),
      until: Type.Optional(Day),
      esuUntil: Type.Optional(Day),
      standing: oneOf(['supported', 'with-esu', 'needs-esu', 'ended', 'not-known']),
      devices: Count,
      upgradeTo: Type.Optional(Type.String()),
    }),
  ),
});

export const MachinesOfKbSchema = Type.Object({
  ...face,
  kb: Kb,
  devices: Type.Integer({ description: 'Machines that miss it' }),
  machineIds: Type.Array(Type.String()),
  next: Type.Optional(Type.String({ description: 'For `after`; absent on the last page' })),
});
