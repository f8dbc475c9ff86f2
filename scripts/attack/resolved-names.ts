/**
 * Loaded into a server (`--import`): what names below "attacked.example" lead to, as a file says: a list of answers for each
 * name, the last one for all that follow; a name without answers is never answered. Counts the questions in a file beside it.
 */

import dns from 'node:dns/promises';
import { appendFileSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export type ResolvedNames = Readonly<Record<string, readonly (readonly string[])[]>>;

const file = process.env.RESOLVED_NAMES_FILE;
if (file !== undefined) {
  const answers = JSON.parse(readFileSync(file, 'utf8')) as ResolvedNames;
  const asked = new Map<string, number>();
  const lookup = dns.lookup as (name: string, options: object) => Promise<unknown>;
  const answer = async (name: string, options: object) => {
    if (!name.endsWith('.attacked.example')) return lookup(name, options);
    const times = asked.get(name) ?? 0;
    asked.set(name, times + 1);
    appendFileSync(`${file}.asked`, `${name}\n`);
    const known = answers[name] ?? [];
    const addresses = known[Math.min(times, known.length - 1)];
    if (addresses === undefined) return new Promise(() => undefined);
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  Object.assign(dns, { lookup: answer });
  syncBuiltinESMExports();
}
