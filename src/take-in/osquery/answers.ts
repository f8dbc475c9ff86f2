/** What agents of osquery send, as far as it answers our queries: rows by query, out of distributed results and of logs. */

import { isObject, type JsonObject } from '../../inventory/text/json-values.ts';
import { osqueryQueries } from './queries.ts';

export interface QueryAnswer {
  readonly query: string;
  readonly rows: readonly JsonObject[];
  /** In seconds since 1970, by the agent's clock, where it says so. */
  readonly seconds?: number;
}

export interface ReadAnswers {
  readonly answers: readonly QueryAnswer[];
  /** Our queries that brought something that cannot be used, with the reason. */
  readonly faults: readonly { readonly query: string; readonly reason: string }[];
}

/** The body of distributed/write. A query whose status is not 0 failed, and its rows say nothing. */
export function readDistributed({ queries, statuses, messages }: JsonObject): ReadAnswers {
  const statusOf = (query: string) => (isObject(statuses) ? (numberOf(statuses[query] ?? 0) ?? -1) : 0);
  const answers: QueryAnswer[] = [];
  const faults: { query: string; reason: string }[] = [];
  for (const [query, found] of Object.entries(isObject(queries) ? queries : {})) {
    if (!isOurs(query)) continue;
    // No rows were an empty text before version 2.1.2.
    const rows = found === '' ? [] : rowsOf(found);
    const said = isObject(messages) ? messages[query] : undefined;
    if (statusOf(query) !== 0)
      faults.push({ query, reason: `it failed: ${typeof said === 'string' ? said : 'no reason given'}` });
    else if (rows === undefined) faults.push({ query, reason: 'its rows are no list of objects' });
    else answers.push({ query, rows });
  }
  return { answers, faults };
}

/**
 * The data of a log of results. Only whole snapshots count: of what was added and removed nobody knows whether all of it
 * arrived. Of several snapshots of one query the last one stands.
 */
export function readLog(data: readonly unknown[]): ReadAnswers {
  const answers = new Map<string, QueryAnswer>();
  const faults: { query: string; reason: string }[] = [];
  for (const entry of data) {
    if (!isObject(entry) || typeof entry.name !== 'string' || !isOurs(entry.name)) continue;
    const query = entry.name;
    const rows = rowsOf(entry.snapshot);
    if (rows === undefined) {
      faults.push({ query, reason: 'it is no snapshot; the schedule is to be as the server hands it out' });
      continue;
    }
    const seconds = numberOf(entry.unixTime) ?? 0;
    const before = answers.get(query)?.seconds ?? 0;
    if (seconds > 0 && seconds < before) continue;
    answers.set(query, { query, rows, ...(seconds > 0 && { seconds }) });
  }
  return { answers: [...answers.values()], faults };
}

function isOurs(query: string): boolean {
  return Object.hasOwn(osqueryQueries, query);
}

function rowsOf(found: unknown): readonly JsonObject[] | undefined {
  return Array.isArray(found) && found.every(isObject) ? found : undefined;
}

/** Agents write numbers as numbers or as texts, by their flags and age. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}
