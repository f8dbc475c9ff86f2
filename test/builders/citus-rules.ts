/**
 * What Citus asks of statements and of a schema, as docs/decisions/0085-citus.md has it with its sources. Statements are
 * parsed by PostgreSQL's own parser; a schema is read where it stands.
 */

import { parse } from 'libpg-query';
import type { Placement } from '../../src/store/postgres/distribute.ts';

export interface CitusRules {
  readonly placements: Readonly<Record<string, Placement>>;
  /** By name and number of arguments ("encode/2"), the most volatile of its kind: i(mmutable), s(table) or v(olatile). */
  readonly volatility: ReadonlyMap<string, string>;
}

type Node = { readonly [key: string]: unknown };

/** A table that a statement reads or writes, under the name that it has there. */
interface Used {
  readonly table: string;
  readonly alias: string;
  readonly placement: Placement;
}

/** What Citus refuses of the statement, or what asks every shard. */
export async function faultsOfStatement(statement: string, rules: CitusRules): Promise<string[]> {
  const { stmts = [] } = await parse(statement);
  return stmts.flatMap(({ stmt }) => {
    const [[kind, body] = ['', {}]] = Object.entries(stmt as unknown as Record<string, Node>);
    return faultsOf(kind, body as Node, rules);
  });
}

function faultsOf(kind: string, body: Node, rules: CitusRules): string[] {
  const faults: string[] = [];
  if (kind === 'InsertStmt') faults.push(...faultsOfInsert(body, rules));
  else if (['SelectStmt', 'UpdateStmt', 'DeleteStmt'].includes(kind)) faults.push(...faultsOfQuery(kind, body, rules));
  // The sides of a UNION.
  for (const side of [body.larg, body.rarg])
    if (side !== undefined) faults.push(...faultsOf(kind, side as Node, rules));
  for (const [inner, node] of statementsWithin({ ...body, larg: undefined, rarg: undefined })) {
    faults.push(...faultsOf(inner, node, rules));
  }
  return faults;
}

function faultsOfQuery(kind: string, body: Node, { placements, volatility }: CitusRules): string[] {
  const from = [body.relation === undefined ? [] : { RangeVar: body.relation }, body.fromClause, body.usingClause];
  const used = usedIn(from, placements);
  const distributed = used.filter(({ placement }) => typeof placement === 'object');
  if (distributed.length === 0) return [];
  const faults: string[] = [];
  const names = distributed.map(({ table }) => table).join(', ');
  if (body.lockingClause !== undefined) faults.push(`locks rows of ${names}`);
  if ((body.withClause as Node | undefined)?.recursive) faults.push(`is recursive over ${names}`);
  if (find(body.groupClause, 'GroupingSet').length > 0) faults.push(`has grouping sets over ${names}`);
  for (const { table } of used.filter(({ placement }) => placement === 'local')) {
    faults.push(`joins ${names} with ${table}, which the coordinator alone has`);
  }
  if (kind !== 'SelectStmt') {
    faults.push(...changing(body, volatility).map((name) => `uses ${name}() in a change of ${names}`));
  }
  const conditions = [
    ...conjuncts(body.whereClause),
    ...find(from, 'JoinExpr').flatMap(({ quals }) => conjuncts(quals)),
  ];
  faults.push(...withoutColumn(distributed, conditions).map(({ table }) => `asks every shard of ${table}`));
  return faults;
}

function faultsOfInsert(body: Node, { placements, volatility }: CitusRules): string[] {
  const [into] = usedIn({ RangeVar: body.relation }, placements);
  if (into === undefined || typeof into.placement !== 'object') return [];
  const { by } = into.placement;
  const faults: string[] = [];
  const columns = find(body.cols, 'ResTarget').map(({ name }) => name);
  if (!columns.includes(by)) faults.push(`puts rows into ${into.table} without ${by}`);
  const conflict = body.onConflictClause as Node | undefined;
  if (conflict === undefined) return faults;
  const arbiter = find(conflict.infer, 'IndexElem').map(({ name }) => name);
  if (arbiter.length > 0 && !arbiter.includes(by)) faults.push(`resolves conflicts of ${into.table} without ${by}`);
  const set = ((conflict.targetList ?? []) as Node[]).map(({ ResTarget }) => (ResTarget as Node).name);
  if (set.includes(by)) faults.push(`sets ${by} of ${into.table}`);
  faults.push(...changing(conflict, volatility).map((name) => `uses ${name}() in a change of ${into.table}`));
  return faults;
}

/** Tables that no condition leads to one of its shards: by a value, a list of values, or another table's column. */
function withoutColumn(tables: readonly Used[], conditions: readonly Node[]): readonly Used[] {
  const columnOf = (node: unknown) => {
    const fields = find(node, 'ColumnRef').flatMap(({ fields }) => find(fields, 'String').map(({ sval }) => sval));
    return fields.length === 1
      ? [tables.length === 1 ? tables[0]?.alias : undefined, ...fields].join('.')
      : fields.join('.');
  };
  const keyOf = ({ alias, placement }: Used) => `${alias}.${(placement as { readonly by: string }).by}`;
  const led = new Set<string>();
  const pairs: [string, string][] = [];
  for (const condition of conditions) {
    const { kind, lexpr, rexpr, name } = (condition.A_Expr ?? {}) as Node;
    const isEqual =
      find(name, 'String')[0]?.sval === '=' && ['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_IN'].includes(String(kind));
    if (!isEqual) continue;
    if (find(rexpr, 'ColumnRef').length === 0) led.add(columnOf(lexpr));
    else pairs.push([columnOf(lexpr), columnOf(rexpr)]);
  }
  for (let more = true; more; ) {
    const before = led.size;
    for (const [one, other] of pairs) if (led.has(one) || led.has(other)) led.add(one).add(other);
    more = led.size > before;
  }
  return tables.filter((table) => !led.has(keyOf(table)));
}

/** Functions that are not immutable. */
function changing(node: unknown, volatility: CitusRules['volatility']): string[] {
  const called = find(node, 'FuncCall').map(({ funcname, args = [] }) => ({
    name: String(find(funcname, 'String').at(-1)?.sval),
    count: (args as Node[]).length,
  }));
  const names = called.filter(({ name, count }) => volatility.get(`${name}/${count}`) !== 'i').map(({ name }) => name);
  return [...names, ...find(node, 'SQLValueFunction').map(() => 'current_timestamp')];
}

function usedIn(node: unknown, placements: CitusRules['placements']): Used[] {
  return find(node, 'RangeVar').flatMap(({ schemaname, relname, alias }) => {
    const placement = schemaname === 'missingkbs' ? placements[String(relname)] : undefined;
    if (placement === undefined) return [];
    const name = (alias as Node | undefined)?.aliasname ?? relname;
    return { table: String(relname), alias: String(name), placement };
  });
}

function conjuncts(node: unknown): Node[] {
  if (node === undefined) return [];
  const { boolop, args } = ((node as Node).BoolExpr ?? {}) as Node;
  return boolop === 'AND_EXPR' ? (args as Node[]).flatMap(conjuncts) : [node as Node];
}

/** Nodes of this type, not those of statements within. */
function find(node: unknown, type: string): Node[] {
  if (Array.isArray(node)) return node.flatMap((item) => find(item, type));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key.endsWith('Stmt')) return [];
    return [...(key === type ? [value as Node] : []), ...find(value, type)];
  });
}

function statementsWithin(node: unknown): [string, Node][] {
  if (Array.isArray(node)) return node.flatMap(statementsWithin);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): [string, Node][] =>
    key.endsWith('Stmt') ? [[key, value as Node]] : statementsWithin(value),
  );
}

type Ask = (text: string) => Promise<{ readonly rows: readonly Record<string, unknown>[] }>;

/** By name, as `CitusRules` has it. */
export async function readVolatility(ask: Ask): Promise<Map<string, string>> {
  const { rows } = await ask(
    "SELECT proname || '/' || pronargs AS name, max(provolatile)::text AS volatility FROM pg_proc GROUP BY 1",
  );
  return new Map(rows.map(({ name, volatility }) => [String(name), String(volatility)]));
}

/** What Citus refuses of the tables in the schema `missingkbs`, where they are placed so. */
export async function faultsOfSchema(ask: Ask, placements: CitusRules['placements']): Promise<string[]> {
  const { rows: tables } = await ask("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'missingkbs'");
  const faults = tables.filter(({ name }) => !(String(name) in placements)).map(({ name }) => `${name} has no place`);
  const { rows: keys } = await ask(`
    SELECT i.indexrelid::regclass::text AS name, t.relname AS "table",
      ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = t.oid AND attnum = ANY(i.indkey)) AS columns
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relnamespace = 'missingkbs'::regnamespace AND i.indisunique`);
  for (const { name, table, columns } of keys) {
    const placement = placements[String(table)];
    if (typeof placement === 'object' && !(columns as string[]).includes(placement.by)) {
      faults.push(`the unique key ${name} is without ${placement.by}`);
    }
  }
  const { rows: references } = await ask(`
    SELECT c.conname AS name, f.relname AS "from", t.relname AS "to",
      (SELECT array_agg(attname::text ORDER BY n) FROM unnest(c.conkey) WITH ORDINALITY u (k, n)
        JOIN pg_attribute ON attrelid = f.oid AND attnum = k) AS columns,
      (SELECT array_agg(attname::text ORDER BY n) FROM unnest(c.confkey) WITH ORDINALITY u (k, n)
        JOIN pg_attribute ON attrelid = t.oid AND attnum = k) AS referred
    FROM pg_constraint c JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
    WHERE c.contype = 'f' AND f.relnamespace = 'missingkbs'::regnamespace`);
  for (const { name, from, to, columns, referred } of references) {
    const [here, there] = [placements[String(from)], placements[String(to)]];
    if (typeof here === 'object' && there === 'reference') continue;
    const place = typeof here === 'object' ? (columns as string[]).indexOf(here.by) : -1;
    const together = typeof there === 'object' && place >= 0 && (referred as string[])[place] === there.by;
    if (!together && !(here === there && typeof here === 'string')) {
      faults.push(`the foreign key ${name} leads from ${from} to ${to}`);
    }
  }
  const { rows: identities } = await ask(`
    SELECT attrelid::regclass::text AS name FROM pg_attribute
    WHERE attidentity <> '' AND atttypid <> 'bigint'::regtype AND attrelid IN
      (SELECT oid FROM pg_class WHERE relnamespace = 'missingkbs'::regnamespace)`);
  return [...faults, ...identities.map(({ name }) => `the numbers of ${name} are no bigint`)];
}
