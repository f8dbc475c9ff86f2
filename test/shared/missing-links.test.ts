/** The two tables of links that the feed lacks, against all links that it has. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fixesOf, productOf, remedyOf } from '../../src/catalog/compile/feed-fixes.ts';
import { legacyLinks } from '../../src/catalog/compile/legacy-links.ts';
import { breaks, withoutSecurityFixes } from '../../src/catalog/compile/missing-links.ts';
import { namedByMistake } from '../../src/catalog/compile/named-by-mistake.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { recordedDocuments } from './recorded-documents.ts';

type Link = readonly [update: string, superseded: string];

/** What the feed says that each update replaces; empty for one that it names alone. */
const fed = new Map<string, Set<string>>();
/** Every KB with a product for which the feed names it, of those that it names by mistake. */
const mistakes = new Set<string>();
let catalog: Catalog;

before(async () => {
  for await (const document of recordedDocuments()) {
    const { remedies } = document;
    for (const { kb, supersedes } of remedies) fed.set(kb, new Set([...(fed.get(kb) ?? []), ...supersedes]));
    if (!remedies.some(({ kb }) => namedByMistake.some((mistake) => mistake.kb === kb))) continue;
    for (const fix of fixesOf(document)) mistakes.add(`${remedyOf(document, fix).kb} ${productOf(document, fix).name}`);
  }
  catalog = await compileRecordedFeed();
});

const broken = linksOf(breaks);
const unnamed = linksOf(withoutSecurityFixes);
const legacy = linksOf(
  Object.fromEntries(Object.entries(legacyLinks).map(([kb, kbs]) => [kb, kbs.match(/\d+/g) ?? []])),
);

function linksOf(table: Readonly<Record<string, readonly string[]>>): Link[] {
  return Object.entries(table).flatMap(([kb, superseded]) => superseded.map((other) => [kb, other] as const));
}

/** The same rollup's links for another line, which the list behind the table does not tell apart. */
const linkedForAnotherLine = ['3185330 3175024', '4093118 4100480'];

test('the feed has none of the links that the tables add', () => {
  const there = [...broken, ...unnamed, ...legacy].filter(([kb, superseded]) => fed.get(kb)?.has(superseded));
  assert.deepEqual(
    there.map((link) => link.join(' ')),
    linkedForAnotherLine,
  );
});

test('the feed names every update of the links, but for those without security fixes', () => {
  const named = [...broken.flat(), ...legacy.flat(), ...unnamed.map(([, superseded]) => superseded)];
  assert.deepEqual(
    named.filter((kb) => !fed.has(kb)),
    [],
  );
  assert.deepEqual(
    unnamed.flatMap(([kb]) => (fed.has(kb) ? [kb] : [])),
    [],
  );
});

test('no update replaces itself, by whatever way over links of the feed and of the tables', () => {
  const all = new Map([...fed].map(([kb, superseded]) => [kb, new Set(superseded)]));
  for (const [kb, superseded] of [...broken, ...unnamed, ...legacy]) {
    all.set(kb, (all.get(kb) ?? new Set()).add(superseded));
  }
  assert.deepEqual(
    [...all.keys()].filter((kb) => reachable(all, kb).has(kb)),
    [],
  );
});

test('a link leads to an update of an earlier day, or of the same', () => {
  const days = new Map(catalog.updates.map(({ kb, released }) => [String(kb), released]));
  const late = [...broken, ...legacy].filter(([kb, superseded]) => (days.get(kb) ?? '') < (days.get(superseded) ?? ''));
  assert.deepEqual(
    late.map((link) => link.join(' ')),
    [],
  );
});

test('what the feed names by mistake it still names', () => {
  for (const { kb, product } of namedByMistake) assert.ok(mistakes.has(`${kb} ${product}`), `KB${kb} for ${product}`);
});

function reachable(links: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(links.get(from) ?? [])];
  for (let kb = open.pop(); kb !== undefined; kb = open.pop()) {
    if (reached.has(kb)) continue;
    reached.add(kb);
    open.push(...(links.get(kb) ?? []));
  }
  return reached;
}
