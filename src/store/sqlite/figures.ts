/** Figures as they were told first, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { type FigureStore, mostFigures, type ToldFigures } from '../figure-store.ts';
import { useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const figureTable = `
  CREATE TABLE told_figures (
    tenant TEXT NOT NULL,
    question TEXT NOT NULL,
    day TEXT NOT NULL,
    figures TEXT NOT NULL,
    catalog_version TEXT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (tenant, question, day)
  ) STRICT;
  `;

export function createFigureStore(database: DatabaseSync): FigureStore {
  const select = database.prepare(
    `SELECT figures, catalog_version AS catalogVersion, told FROM told_figures
     WHERE tenant = ? AND question = ? AND day = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO told_figures (tenant, question, day, figures, catalog_version, told)
     SELECT $tenant, $question, $day, $figures, $catalogVersion, $told
     WHERE (SELECT count(*) FROM told_figures WHERE tenant = $tenant) < ${mostFigures}
     ON CONFLICT DO NOTHING`,
  );
  return {
    async keepFirst(tenant, { question, day }, { figures, catalogVersion, told }) {
      const find = () => select.get(tenant, question, day);
      const row = useDatabase(() => {
        const known = find();
        if (known !== undefined) return known;
        insert.run({ tenant, question, day, figures, catalogVersion, told });
        return find();
      });
      return row && ({ ...row } as unknown as ToldFigures);
    },
  };
}
