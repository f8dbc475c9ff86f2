/** What the explanation of one update looks like, for the API description. */

import Type from 'typebox';
import { rules, verdicts } from '../../assessment/model.ts';
import { linkSources } from '../../catalog/model.ts';

const Day = Type.String({ format: 'date' });

export const MachineAndKbParams = Type.Object({
  machineId: Type.String({ description: 'Device ID: forty hexadecimal digits' }),
  kb: Type.String({ description: 'KB number, with or without "KB"' }),
});

const RemedySchema = Type.Object({
  id: Type.String(),
  kind: Type.String({ examples: ['security-update'] }),
  builds: Type.Optional(Type.Array(Type.String(), { description: 'As the feed has them' })),
});

const VulnerabilitySchema = Type.Object({
  id: Type.String({ examples: ['CVE-2020-0796'] }),
  severity: Type.String({ examples: ['Critical'] }),
  exploited: Type.Boolean(),
  publiclyDisclosed: Type.Boolean(),
  published: Day,
  closedBy: Type.Array(RemedySchema, { description: 'Every update that would have closed it in this product' }),
});

export const ExplanationSchema = Type.Object({
  id: Type.String({ description: 'KB number without "KB"' }),
  name: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
  releaseDate: Type.Optional(Day),
  asOf: Day,
  catalog: Type.Object({ version: Type.String(), feedDate: Type.String() }),
  stale: Type.Optional(
    Type.Array(Type.Object({ kind: Type.Literal('stale'), about: Type.String(), reason: Type.String() }), {
      description: 'Why the catalogue is too old for the day or for the device; absent when it is not',
    }),
  ),
  verdict: Type.Union(verdicts.map((verdict) => Type.Literal(verdict))),
  reason: Type.String(),
  containedIn: Type.Optional(
    Type.Object(
      {
        id: Type.String(),
        chain: Type.Array(
          Type.Object({ kb: Type.String(), source: Type.Union(linkSources.map((source) => Type.Literal(source))) }),
          { description: 'From one to the next, the last being the missing update; empty in one series' },
        ),
      },
      { description: 'What to install instead, which contains it' },
    ),
  ),
  needsEsu: Type.Optional(Type.Literal(true, { description: 'Offered with Extended Security Updates only' })),
  notOffered: Type.Optional(
    Type.Object(
      { reason: Type.String(), since: Day },
      { description: 'Support of the edition ended before its release' },
    ),
  ),
  products: Type.Array(
    Type.Object({
      product: Type.String(),
      software: Type.String(),
      decidedBy: Type.Union(
        rules.map((rule) => Type.Literal(rule)),
        { description: 'What decides whether an update is there' },
      ),
      found: Type.String({ description: 'What the device has instead' }),
      vulnerabilities: Type.Array(VulnerabilitySchema),
    }),
  ),
});
