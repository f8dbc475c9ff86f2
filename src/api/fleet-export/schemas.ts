/** What exports take and give, for the API description. */

import Type from 'typebox';
import { MissingQuery } from '../fleet/board-schemas.ts';
import { exportFormats, mediaTypes } from './formats.ts';

const format = Type.Optional(
  Type.Union(
    exportFormats.map((name) => Type.Literal(name)),
    { description: 'Without it, what the header Accept asks for; csv where it takes anything' },
  ),
);

export const MachinesExportQuery = Type.Object({
  $filter: Type.Optional(
    Type.String({
      description: 'Of machines, as GET /api/machines takes it',
      examples: ["osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z"],
    }),
  ),
  format,
});

const { limit: _limit, skip: _skip, ...narrowing } = MissingQuery.properties;

export const KbsExportQuery = Type.Object({ ...narrowing, format });

export const ExportFile = {
  description:
    'The file. Missingkbs-Catalog says by which catalogue it is, Missingkbs-Counted-At when the machines were counted',
  content: Object.fromEntries(
    exportFormats.map((name) => [
      mediaTypes[name].split(';')[0] as string,
      { schema: Type.String(name === 'parquet' ? { format: 'binary' } : {}) },
    ]),
  ),
};
