/** Statements that the store sends to PostgreSQL, as they are sent. */

import pg from 'pg';

/** From now on; of the connections that say they are missingkbs. White space counts as one blank. */
export function recordStatements(): ReadonlySet<string> {
  const recorded = new Set<string>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client & Connected, ...args: readonly unknown[]) {
    const [text] = args;
    if (this.connectionParameters?.application_name === 'missingkbs' && typeof text === 'string') {
      recorded.add(squeeze(text));
    }
    return Reflect.apply(query, this, args);
  } as typeof query;
  return recorded;
}

export function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

interface Connected {
  readonly connectionParameters?: { readonly application_name?: string };
}
