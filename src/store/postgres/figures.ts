/** Figures as they were told first, in PostgreSQL. */

import { type FigureStore, mostFigures } from '../figure-store.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const figureTable = `
  CREATE TABLE missingkbs.told_figures (
    tenant text NOT NULL,
    question text NOT NULL,
    day text NOT NULL,
    figures text NOT NULL,
    catalog_version text NOT NULL,
    told text NOT NULL,
    PRIMARY KEY (tenant, question, day)
  );
  `;

const select = `
  SELECT figures, catalog_version AS "catalogVersion", told FROM missingkbs.told_figures
  WHERE tenant = $1 AND question = $2 AND day = $3`;

const insert = `
  INSERT INTO missingkbs.told_figures (tenant, question, day, figures, catalog_version, told)
  SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::text
  WHERE (SELECT count(*) FROM missingkbs.told_figures WHERE tenant = $1) < ${mostFigures}
  ON CONFLICT DO NOTHING`;

export function createFigureStore(database: Database): FigureStore {
  return {
    async keepFirst(tenant, { question, day }, { figures, catalogVersion, told }) {
      const known = (await database.query(select, [tenant, question, day])).rows[0];
      if (known !== undefined) return known;
      await database.query(insert, [tenant, question, day, figures, catalogVersion, told]);
      return (await database.query(select, [tenant, question, day])).rows[0];
    },
  };
}
