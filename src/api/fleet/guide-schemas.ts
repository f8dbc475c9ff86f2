/** What the pages of one update and of one vulnerability look like, for the API description. */

import Type from 'typebox';
import { fixKinds, linkSources, severities } from '../../catalog/model.ts';
import { faceWithLists, MissingSchema, VulnerabilitiesSchema } from './board-schemas.ts';
import { VulnerabilitySchema } from './vulnerability-schema.ts';

const Count = Type.Integer();
const Day = Type.String({ format: 'date' });
const Kb = Type.String({ description: 'KB number without "KB"', examples: ['5078766'] });
const oneOf = (choices: readonly string[], options = {}) =>
  Type.Union(
    choices.map((choice) => Type.Literal(choice)),
    options,
  );
const missingRow = MissingSchema.properties.value.items;
const { devices, excepted, kbs: _, ...known } = VulnerabilitiesSchema.properties.value.items.properties;

const Step = Type.Integer({
  description: 'Links from the update: above 0 to what contains it, below to what it contains',
});

export const FleetUpdateSchema = Type.Object({
  ...faceWithLists,
  kb: Kb,
  name: Type.String(),
  url: Type.String(),
  released: Day,
  restart: Type.String({ description: '"Yes", "Maybe", "No", or "" where the feed does not say' }),
  products: Type.Array(Type.String(), { description: 'That the feed names it for' }),
  vulnerabilities: Type.Array(Type.Object({ ...known, devices }), {
    description: 'That the feed names it for, open on some machine or not',
  }),
  missing: Type.Optional(
    Type.Object(missingRow.properties, {
      description: 'Its row of the missing updates; absent where no machine misses it',
    }),
  ),
  supersedence: Type.Object(
    {
      newer: Type.Integer({ description: 'KBs that contain it, however many links away' }),
      older: Type.Integer({ description: 'KBs that it contains' }),
      nodes: Type.Array(
        Type.Object({ kb: Kb, step: Step, name: Type.Optional(Type.String()), released: Type.Optional(Day) }),
        { description: 'Two steps each way, six updates of each, the newest first' },
      ),
      links: Type.Array(Type.Object({ from: Kb, to: Kb, source: oneOf(linkSources) }), {
        description: '`from` contains `to`',
      }),
      hidden: Type.Array(Type.Object({ step: Step, updates: Count }), { description: 'What these steps have besides' }),
    },
    { description: 'What it contains and what contains it' },
  ),
});

export const FleetVulnerabilitySchema = Type.Object({
  ...faceWithLists,
  ...VulnerabilitySchema.properties,
  devices,
  excepted,
  updates: Type.Array(missingRow, { description: 'Missing updates that close it, as in the list of them' }),
  lines: Type.Array(
    Type.Object({
      line: Type.Union([Type.String({ examples: ['Windows 10 22H2'] }), Type.Null()]),
      devices: Count,
      kbs: Type.Array(Kb, { description: 'That close it there' }),
    }),
    { description: 'Where it is open, most machines first' },
  ),
  products: Type.Array(
    Type.Object({
      name: Type.String(),
      software: Type.String({ examples: ['windows_10'] }),
      severity: oneOf(severities),
      updates: Type.Array(
        Type.Object({
          kb: Kb,
          kind: oneOf(fixKinds),
          released: Day,
          builds: Type.Array(Type.String(), { description: 'As the feed has them' }),
        }),
      ),
    }),
    { description: 'Every product in which the feed says that an update closes it, on whatever machines' },
  ),
});
