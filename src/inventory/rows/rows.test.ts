import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './csv.ts';
import { readCsvRows } from './csv-rows.ts';
import { sliceColumns } from './display-width.ts';
import { readListRows } from './list-rows.ts';
import { fieldsOf, hasField, type Row, textOf } from './row.ts';
import { readTableRows } from './table-rows.ts';

const objects = (rows: readonly Row[]) => rows.map((row) => Object.fromEntries(fieldsOf(row)));

test('a list ends its record at an empty line or where a name comes again; wrapped values go on', () => {
  const text = ['A : 1', 'B : two words', '          and more', '', 'A : 2', 'A : 3', 'not a property'];
  assert.deepEqual(objects(readListRows(text)), [{ A: '1', B: 'two words and more' }, { A: '2' }, { A: '3' }]);
});

test('empty lines do not end a record of name=value', () => {
  assert.deepEqual(objects(readListRows(['A=1', '', '', 'B=2', '', 'A=3'])), [{ A: '1', B: '2' }, { A: '3' }]);
});

test('a table is cut by its dashes; numbers set to the right are not torn', () => {
  const text = ['Name    Size Title', '----    ---- -----', 'a     1234KB x y', 'bb       2KB', '', 'ignored'];
  assert.deepEqual(objects(readTableRows(text)), [
    { Name: 'a', Size: '1234KB', Title: 'x y' },
    { Name: 'bb', Size: '2KB' },
  ]);
});

test('a record that ends early has the names of its list and no cells for them', () => {
  const [row] = readCsvRows(['HotFixID,Description', 'KB5034122']).rows;
  assert.ok(row && hasField(row, 'description'));
  assert.deepEqual([textOf(row, 'description'), row.cells.length], [undefined, 1]);
});

test('characters of two columns move nothing', () => {
  assert.deepEqual(sliceColumns('更新     KB1 x', [0, 9, 13]), ['更新', 'KB1', 'x']);
});

test('delimited text needs a header of names', () => {
  assert.deepEqual(objects(readCsvRows(['#TYPE X', '"A";"B"', '"1";"a;b"']).rows), [{ A: '1', B: 'a;b' }]);
  assert.deepEqual(readCsvRows(['1,2', '3,4']).rows, []);
  assert.deepEqual(readCsvRows(['"A,B', '3,4']).rows, []);
});

/** Records of delimited text, and the text lines that are left out. */
const delimited: readonly (readonly [string, string, readonly (readonly string[])[], readonly number[]])[] = [
  ['blanks around values go, those in quotes stay', ' a , " b " ,\tc', [['a', ' b ', 'c']], []],
  ['a doubled quote is one', '"a ""b""",""', [['a "b"', '']], []],
  ['a quote inside a value is a letter', '5" disk,x "y"', [['5" disk', 'x "y"']], []],
  ['a quoted value goes on below', '1,"a\n\nb",2\n3', [['1', 'a\n\nb', '2'], ['3']], []],
  ['a record may be short or long', '1\n1,2,3,', [['1'], ['1', '2', '3', '']], []],
  [
    'a quote that is never closed loses its own record',
    '1,2\n"x,2\n3,4',
    [
      ['1', '2'],
      ['3', '4'],
    ],
    [2],
  ],
  ['a quote that the next record closes loses one record', '"x,2\n3,"4"\n5', [['3', '4'], ['5']], [1]],
  ['a quote that ends within a value loses its own record', '"x"y,2\n3', [['3']], [1]],
];

for (const [title, text, records, lost] of delimited) {
  test(`delimited text: ${title}`, () => {
    const read = readCsv(text.split('\n'), ',');
    assert.deepEqual(
      read.records.map(({ cells }) => cells),
      records,
    );
    assert.deepEqual(
      read.faults.map(({ textLineNumber }) => textLineNumber),
      lost,
    );
  });
}
