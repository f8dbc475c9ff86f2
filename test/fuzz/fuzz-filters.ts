/** Filters of any shape: those that are right mean what they say, and no text at all does worse than be refused. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KnownError } from '../../src/errors.ts';
import { isAskedFor, type Value } from '../../src/odata/evaluate.ts';
import type { Properties } from '../../src/odata/expression.ts';
import { readFilter } from '../../src/odata/filter.ts';

const properties: Properties = { name: 'name', word: 'text', number: 'number', at: 'instant', tags: 'names' };

interface Row {
  readonly name: string;
  readonly word: string | null;
  readonly number: number | null;
  readonly at: string;
  readonly tags: readonly string[];
}

/** A filter as a text, and what it means, told without the parser. */
interface Told {
  readonly text: string;
  readonly means: (row: Row) => boolean;
}

const shortText = fc.string({ unit: fc.constantFrom('a', 'B', "'", ' ', 'ß'), maxLength: 2 });
const instant = fc.integer({ min: 0, max: 3 }).map((day) => `2026-07-0${day + 1}T08:00:00.000Z`);
const rows: fc.Arbitrary<Row> = fc.record({
  name: shortText,
  word: fc.option(shortText),
  number: fc.option(fc.integer({ min: -2, max: 2 })),
  at: instant,
  tags: fc.array(shortText, { maxLength: 2 }),
});

const order = {
  eq: (a: unknown, b: unknown) => a === b,
  ne: (a: unknown, b: unknown) => a !== b,
  gt: (a: unknown, b: unknown) => a !== null && b !== null && (a as number) > (b as number),
  ge: (a: unknown, b: unknown) => a !== null && b !== null && (a as number) >= (b as number),
  lt: (a: unknown, b: unknown) => a !== null && b !== null && (a as number) < (b as number),
  le: (a: unknown, b: unknown) => a !== null && b !== null && (a as number) <= (b as number),
};
const quote = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);
const compared = fc.constantFrom(...(Object.keys(order) as (keyof typeof order)[]));

const comparison: fc.Arbitrary<Told> = fc.oneof(
  fc.tuple(compared, shortText).map(([how, text]) => ({
    text: `name ${how} ${quote(text)}`,
    means: ({ name }: Row) => order[how](name.toLowerCase(), text.toLowerCase()),
  })),
  fc.tuple(compared, fc.option(shortText)).map(([how, text]) => ({
    text: `WORD ${how} ${quote(text)}`,
    means: ({ word }: Row) => order[how](word, text),
  })),
  fc.tuple(compared, fc.option(fc.integer({ min: -2, max: 2 }))).map(([how, number]) => ({
    text: `number ${how} ${number}`,
    means: (row: Row) => order[how](row.number, number),
  })),
  fc.tuple(compared, instant).map(([how, at]) => ({
    text: `at ${how} ${at}`,
    means: (row: Row) => order[how](row.at, at),
  })),
  shortText.map((text) => ({
    text: `contains(word,${quote(text)})`,
    means: ({ word }: Row) => word?.includes(text) ?? false,
  })),
  shortText.map((text) => ({
    text: `tags/any(x: x eq ${quote(text)} or startswith(x,'b'))`,
    means: ({ tags }: Row) =>
      tags.some((tag) => tag.toLowerCase() === text.toLowerCase() || tag.toLowerCase().startsWith('b')),
  })),
  fc.array(shortText, { minLength: 1, maxLength: 3 }).map((texts) => ({
    text: `word in (${texts.map(quote).join(', ')})`,
    means: ({ word }: Row) => word !== null && texts.includes(word),
  })),
);

const { filter } = fc.letrec<{ filter: Told }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 6 },
    comparison,
    tie('filter').map(({ text, means }) => ({ text: `not (${text})`, means: (row: Row) => !means(row) })),
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, word, b]) => ({
      text: `(${a.text}) ${word} (${b.text})`,
      means: (row: Row) => (word === 'and' ? a.means(row) && b.means(row) : a.means(row) || b.means(row)),
    })),
  ),
}));

/** Throws what fast-check says of the smallest filter that means something else than it says. */
export function checkMeaning(numRuns: number, seed: number): void {
  fc.assert(
    fc.property(filter, rows, ({ text, means }, row) => {
      fc.pre(text.length <= 4_096);
      const read = (property: string): Value => {
        if (property === 'at') return Date.parse(row.at);
        if (property === 'name') return row.name.toLowerCase();
        if (property === 'tags') return row.tags.map((tag) => tag.toLowerCase());
        return row[property as 'word' | 'number'];
      };
      assert.equal(isAskedFor(readFilter(text, properties), read), means(row), text);
    }),
    { numRuns, seed },
  );
}

const pieces = [
  '(',
  ')',
  "'",
  "''",
  ',',
  '/',
  ':',
  '-',
  '.',
  '2026-07-01',
  'Z',
  '+02:00',
  '1e400',
  ' ',
  '\0',
  '😀',
  'not ',
];
const words = ['eq', 'and', 'or', 'in', 'name', 'tags', 'any', 'null', 'true', 'contains', '*', '$filter', '\\'];

/** The same of a text, changed anywhere, that is neither read nor refused in our own words. */
export function checkRefusals(numRuns: number, seed: number): void {
  const change = fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom(...pieces, ...words));
  fc.assert(
    fc.property(filter, fc.array(change, { minLength: 1, maxLength: 5 }), ({ text }, changes) => {
      let changed = text;
      for (const [at, gone, piece] of changes) {
        const place = at % (changed.length + 1);
        changed = changed.slice(0, place) + piece + changed.slice(place + gone);
      }
      try {
        readFilter(changed, properties);
      } catch (error) {
        assert.ok(error instanceof KnownError && error.code === 'ODataError', `${changed}: ${error}`);
      }
    }),
    { numRuns, seed },
  );
}
