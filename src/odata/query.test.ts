import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerQuery } from './apply.ts';
import { nextLinkOf, readToken } from './next-link.ts';
import { preferredPageSize } from './page-size.ts';
import { type CollectionRules, readQuery } from './query.ts';

const rules: CollectionRules = {
  properties: { id: 'name', word: 'text', at: 'instant' },
  orderable: ['id', 'word', 'at'],
  selectable: ['id', 'word', 'at'],
  mostTop: 5,
};

test('options are read in any case, and parameters that are none are passed over', () => {
  const given = {
    $Filter: "word eq 'a'",
    $ORDERBY: 'Word desc',
    $select: 'AT, id',
    $top: '3',
    $count: 'true',
    '': '',
    page: '7',
  };
  assert.deepEqual(readQuery(given, rules), {
    filter: { kind: 'compare', property: 'word', operator: 'eq', value: 'a' },
    orders: [{ property: 'word', descending: true }],
    select: ['id', 'at'],
    top: 3,
    skip: 0,
    count: true,
  });
  assert.deepEqual(readQuery({ $orderby: 'word asc, AT desc,word desc,id,at', $skip: '2' }, rules).orders, [
    { property: 'word', descending: false },
    { property: 'at', descending: true },
    { property: 'id', descending: false },
  ]);
  assert.equal(readQuery({ $select: '*' }, rules).select, undefined);
});

const refused: readonly [Readonly<Record<string, string | string[]>>, RegExp][] = [
  [{ $expand: 'x' }, /option "\$expand" is not supported by this resource; \$filter, .* or \$skiptoken are/],
  [{ $top: '6' }, /'\$top' cannot be read at character 1: found "6", expected a whole number of at most 5/],
  [{ $top: '-1' }, /found "-1", expected a whole number of at most 5/],
  [{ $skip: 'x' }, /'\$skip' cannot be read at character 1: found "x", expected a whole number/],
  [{ $count: 'yes' }, /'\$count' .* found "yes", expected true or false/],
  [
    { $orderby: 'word up' },
    /'\$orderby' cannot be read at character 6: found "up", expected asc, desc, "," or the end/,
  ],
  [{ $orderby: 'word,' }, /'\$orderby' cannot be read at character 6: found the end, expected id, word or at/],
  [{ $orderby: 'word,color desc' }, /at character 6: found "color", expected id, word or at/],
  [{ $filter: '' }, /'\$filter' cannot be read at character 1: found the end, expected a property: id, word or at/],
  [{ $orderby: 'color' }, /found "color", expected id, word or at/],
  [{ $select: 'id,color' }, /'\$select' cannot be read at character 4: found "color", expected id, word or at/],
  [{ $top: ['1', '2'] }, /'\$top' is there more than once/],
  [{ $top: '1', $TOP: '2' }, /'\$top' is there more than once/],
  [{ $select: 'id,'.repeat(1_400) }, /has 4200 characters; at most 4096 are read/],
];

test('what is not offered is refused with what is', () => {
  for (const [given, message] of refused) {
    assert.throws(() => readQuery(given, rules), { code: 'ODataError', message }, JSON.stringify(given));
  }
});

const rows = Array.from({ length: 23 }, (_, place) => ({
  id: `item-${String(place).padStart(2, '0')}`,
  word: place % 4 === 0 ? null : 'xyz'.charAt(place % 3),
  at: `2026-07-0${(place % 5) + 1}T08:00:00Z`,
}));

type Row = (typeof rows)[number];

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function walk(given: Readonly<Record<string, string>>, pageSize?: number): { ids: string[]; pages: number[] } {
  const ids: string[] = [];
  const pages: number[] = [];
  let url = `https://host/api/items?${new URLSearchParams(given)}`;
  for (;;) {
    const page = answerQuery(rows, readQuery(Object.fromEntries(new URL(url).searchParams), rules), rules, pageSize);
    ids.push(...page.items.map(({ id }) => id));
    pages.push(page.items.length);
    if (page.next === undefined) return { ids, pages };
    url = nextLinkOf(url, page.next);
  }
}

test('pages follow each other without a gap, in either direction, and keep the options of the first call', () => {
  const all = rows.map(({ id }) => id);
  assert.deepEqual(walk({}), { ids: all, pages: [5, 5, 5, 5, 3] });
  assert.deepEqual(walk({ $top: '5' }).ids, all);
  assert.deepEqual(walk({ $orderby: 'id desc' }, 7).ids, all.toReversed());
  for (const order of ['word', 'word desc', 'at', 'at desc']) {
    const { ids } = walk({ $orderby: order });
    assert.deepEqual(ids.toSorted(), all, order);
    const [property, direction] = order.split(' ') as ['word' | 'at', string | undefined];
    const values = ids.map((id) => rows.find((row) => row.id === id)?.[property] ?? '');
    const sorted = values.toSorted();
    assert.deepEqual(values, direction === undefined ? sorted : sorted.reverse(), order);
  }
  assert.deepEqual(
    walk({ $filter: "word eq 'y'", $skip: '2' }, 2).ids,
    all.filter((_, place) => place % 4 && place % 3 === 1).slice(2),
  );
});

test('several properties order one within the other, each in its own direction, and the id comes last', () => {
  const rank = (value: string | null) => value ?? '';
  const expected = {
    'word,at desc': (a: Row, b: Row) => order(rank(a.word), rank(b.word)) || order(b.at, a.at) || order(b.id, a.id),
    'at desc,word': (a: Row, b: Row) => order(b.at, a.at) || order(rank(a.word), rank(b.word)) || order(a.id, b.id),
    'word desc,id': (a: Row, b: Row) => order(rank(b.word), rank(a.word)) || order(a.id, b.id),
    'word,at,id desc': (a: Row, b: Row) => order(rank(a.word), rank(b.word)) || order(a.at, b.at) || order(b.id, a.id),
  };
  for (const [$orderby, compare] of Object.entries(expected)) {
    for (const size of [1, 4, 23]) {
      const { ids } = walk({ $orderby }, size);
      assert.deepEqual(
        ids,
        rows.toSorted(compare).map(({ id }) => id),
        `${$orderby} by ${size}`,
      );
    }
  }
});

test('$top is the most of all pages together', () => {
  assert.deepEqual(walk({ $top: '4', $skip: '1' }, 3), { ids: rows.slice(1, 5).map(({ id }) => id), pages: [3, 1] });
  assert.deepEqual(walk({ $top: '0' }), { ids: [], pages: [0] });
});

test('$count is of all that are asked for', () => {
  assert.equal(
    answerQuery(rows, readQuery({ $count: 'true', $top: '2', $filter: 'word eq null' }, rules), rules).count,
    6,
  );
  assert.equal(answerQuery(rows, readQuery({ $top: '2' }, rules), rules).count, undefined);
});

test('a token that is none is refused, and a link drops the skip and the token of before', () => {
  for (const token of ['', 'x', 'W10', Buffer.from('["a",1]').toString('base64url'), 'A'.repeat(3_000)]) {
    assert.throws(() => readToken(token, 0), { code: 'ODataError', message: /Follow the @odata\.nextLink/ }, token);
  }
  const position = { values: [null, 7], id: 'a', left: 2 };
  const link = nextLinkOf('https://host/api/items?$filter=a%20eq%201&$skip=7&%24SkipToken=abc&$top=3&', position);
  assert.match(link, /^https:\/\/host\/api\/items\?\$filter=a%20eq%201&\$top=3&\$skiptoken=[\w-]+$/);
  const token = new URL(link).searchParams.get('$skiptoken') ?? '';
  assert.deepEqual(readToken(token, 2), position);
  assert.throws(() => readToken(token, 1), { code: 'ODataError', message: /is of another list/ });
});

test('a client may ask for shorter pages, and gets no longer ones', () => {
  const asked = [
    'odata.maxpagesize=3',
    'return=minimal, maxpagesize = "4"',
    'odata.maxpagesize=9999',
    'odata.maxpagesize=0',
    undefined,
  ];
  assert.deepEqual(
    asked.map((prefer) => preferredPageSize(prefer, 5)),
    [3, 4, 5, undefined, undefined],
  );
});
