/** What exports take and give, for the API description. */

import Type from 'typebox';
import { MissingQuery } from '../fleet/board-schemas.ts';
import { FleetMachinesQuery } from '../fleet/fleet-machines-schemas.ts';
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

const { sort: _, order: __, limit: ___, after: ____, ...behind } = FleetMachinesQuery.properties;

/** As the list of machines takes them, with all that it has no need to page and order for. */
export const DevicesExportQuery = Type.Object({
  ...MachinesExportQuery.properties,
  ...behind,
  columns: Type.Optional(
    Type.String({
      description: 'These columns alone, with commas between',
      examples: ['id,computerDnsName,missingKbs'],
    }),
  ),
});
export const listNames = [...Object.keys(behind), 'columns'];

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
