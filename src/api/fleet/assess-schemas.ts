/** What POST /api/fleet/assess takes and gives, for the API description. */

import Type from 'typebox';
import { ExplanationSchema } from '../machines/explanation-schema.ts';

const Day = Type.String({ format: 'date' });
const Count = Type.Integer();
const marks = {
  needsEsu: Type.Optional(Type.Literal(true)),
  notOffered: Type.Optional(Type.Object({ reason: Type.String(), since: Day })),
};

export const AssessQuery = Type.Object({
  kb: Type.Optional(Type.String({ description: 'An update to be explained on each device', examples: ['KB5036893'] })),
});

export const AssessBody = Type.Object({
  file: Type.Array(Type.String({ format: 'binary' }), {
    minItems: 1,
    maxItems: 20,
    description: 'Inventories in any format that `assess` reads, a part each; a text is one that was pasted',
  }),
  device: Type.Optional(
    Type.String({ description: 'The files are all of one device, with this name', examples: ['pc-7.contoso.com'] }),
  ),
});

const Missing = Type.Object({
  id: Type.String({ description: 'KB number without "KB"' }),
  name: Type.String(),
  productsNames: Type.Array(Type.String()),
  url: Type.String(),
  machineMissedOn: Count,
  cveAddressed: Count,
  releaseDate: Day,
  cves: Type.Record(Type.String(), Type.Array(Type.String())),
  ...marks,
});

const Install = Type.Object({
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  replaces: Type.Array(Type.String(), { description: 'Missing updates that it makes needless' }),
  upgradeTo: Type.Optional(Type.Object({ release: Type.String(), vulnerabilities: Count })),
  ...marks,
});

const AssessedDeviceSchema = Type.Object({
  source: Type.String({ description: 'The file' }),
  machine: Type.Object(
    {
      id: Type.Optional(Type.String()),
      computerDnsName: Type.Optional(Type.String()),
      osName: Type.Optional(Type.String()),
      osVersion: Type.Optional(Type.String()),
      products: Type.Array(Type.String(), { description: 'Names of the feed' }),
    },
    { additionalProperties: true, description: 'The inventory as it was read, as PUT takes it, and its products' },
  ),
  asOf: Day,
  status: Type.Union([Type.Literal('assessed'), Type.Literal('unsupported'), Type.Literal('unknown')]),
  reason: Type.Optional(Type.String({ description: 'Why nothing can be told' })),
  missing: Type.Array(Missing),
  install: Type.Array(Install),
  notes: Type.Array(Type.Object({ kind: Type.String(), about: Type.String(), reason: Type.String() })),
  windowsUpdate: Type.Optional(
    Type.Object(
      {
        same: Type.Array(Type.String()),
        differences: Type.Array(
          Type.Object({
            id: Type.String(),
            onlyIn: Type.String(),
            title: Type.Optional(Type.String()),
            reason: Type.String(),
          }),
        ),
      },
      { description: "There when the inventory holds Windows Update's own list" },
    ),
  ),
  explanations: Type.Optional(Type.Array(ExplanationSchema)),
});

export const AssessedSchema = Type.Object({
  value: Type.Array(AssessedDeviceSchema),
  faults: Type.Array(Type.Object({ file: Type.String(), message: Type.String() }), {
    description: 'Files, or records of them, that are not among the devices',
  }),
  remarks: Type.Array(Type.String()),
});
