import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { drawTable } from './draw-table.ts';
import { wrapText } from './fit-columns.ts';
import { widthOf } from './text-width.ts';

test('columns stand below each other, whatever script a name is written in', () => {
  const names = ['PC-7', '東京-パソコン', '서울', 'Bücher', 'Bu\u0308cher', '👩‍💻', 'ｱｲｳ'];
  const columns = [{ title: 'Device', flexible: true }, { title: 'CVEs', align: 'right' }, { title: 'KB' }] as const;
  const rows = names.map((name) => [name, '7', 'KB5036893']);
  const [, ...lines] = drawTable(columns, rows, recordingTerminal()).trimEnd().split('\n');
  const widths = new Set(lines.map(widthOf));
  assert.equal(widths.size, 1, lines.join('\n'));
  const placesOfKb = new Set(lines.slice(1).map((line) => widthOf(line.slice(0, line.indexOf('KB')))));
  assert.equal(placesOfKb.size, 1);
});

test('a name of wide letters is broken where its columns end, between letters', () => {
  assert.deepEqual(wrapText('東京都千代田区', 8), ['東京都千', '代田区']);
  assert.deepEqual(wrapText('東京 パソコン', 9), ['東京', 'パソコン']);
  assert.deepEqual(wrapText('👩‍💻👩‍💻', 3), ['👩‍💻', '👩‍💻']);
});

test('a table of wide names fits the terminal', () => {
  const columns = [{ title: 'Name', flexible: true }, { title: 'Created' }] as const;
  const text = drawTable(columns, [['東京都千代田区のパソコン', '2026-07-06']], recordingTerminal({ width: 30 }));
  assert.deepEqual(
    text.split('\n').filter((line) => widthOf(line) > 30),
    [],
  );
  assert.match(text, /東京都千代田区の/);
});

test('a name that would change the terminal does not', () => {
  const columns = [{ title: 'Name' }, { title: 'Roles' }];
  const text = drawTable(columns, [['\u001b[2J\u009b31m\rPC-7', 'one\ntwo']], recordingTerminal());
  assert.deepEqual(text.trimEnd().split('\n').slice(2), ['\ufffd[2J\ufffd31m\ufffdPC-7  one', `${' '.repeat(15)}two`]);
});
