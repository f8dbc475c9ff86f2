/** docs/performance.md, what the benches gave last, and the benches say the same. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { Bar, Bench } from '../bench/report/bench.ts';
import { benches } from '../bench/report/benches.ts';
import { pageOf } from '../bench/report/page.ts';
import { readResults } from '../bench/report/results.ts';
import { barText, rowOf } from '../bench/report/row.ts';
import { svgOf } from '../bench/report/svg.ts';

const root = resolve(import.meta.dirname, '..');
const docs = join(root, 'docs');
const page = readFileSync(join(docs, 'performance.md'), 'utf8');

test('every script of bench/ is one that npm run bench runs', () => {
  const scripts = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.ts') && name !== 'all.ts');
  const known = Object.values<Bench>(benches).map(({ file }) => file);
  assert.deepEqual(
    scripts.filter((name) => !known.includes(name)),
    [],
  );
});

test('docs/performance.md names every bench and the bars of its rows', () => {
  for (const { file, rows } of Object.values<Bench>(benches)) {
    assert.ok(page.includes(`## bench/${file}\n`), file);
    for (const bar of Object.values<Bar>(rows)) {
      const text = barText(bar);
      if (text !== undefined) assert.ok(page.includes(`* ${bar.work}: ${text}`), `${file}: ${bar.work}`);
    }
  }
});

test('docs/performance.md is written from its results: npm run bench -- --page', () => {
  assert.equal(page, pageOf(readResults(docs)));
});

test('every plot of docs/performance.md is there', () => {
  for (const [, file = ''] of page.matchAll(/\]\((performance\/[^)]+)\)/g))
    assert.ok(existsSync(join(docs, file)), file);
});

test('a row holds the ratio or the measured value to its bar, and what was not measured meets none', () => {
  const bar: Bar = { work: 'work', unit: 'ms', reference: 'nothing', holds: 'ratio', atMost: 2 };
  const met = (change: Partial<Bar>, measured: number) =>
    rowOf('api', { ...bar, ...change }, { measured, reference: 10 }).met;
  assert.equal(met({}, 20), true);
  assert.equal(met({}, 21), false);
  assert.equal(met({ holds: 'measured' }, 20), false);
  assert.equal(met({}, Number.NaN), false);
});

test('a row tells its figures with their unit, and its ratio', () => {
  const bar: Bar = { work: 'endpoint', unit: '/s', reference: 'bare', holds: 'ratio', atLeast: 0.9 };
  assert.deepEqual(rowOf('api', bar, { measured: 9_500, reference: 10_000, about: '10 devices' }), {
    bench: 'api',
    work: 'endpoint, 10 devices',
    measured: '9,500 /s',
    reference: '10,000 /s: bare',
    ratio: 0.95,
    bar: '≥ 0.9 ×',
    met: true,
  });
});

test('a plot has its title, its axes and the names of what it shows', () => {
  const titles = { name: 'plot', title: 'Bytes < devices', yLabel: 'bytes' };
  const series = [
    {
      name: 'SQLite',
      points: [
        [10_000, 5],
        [100_000, 7],
      ] as const,
    },
  ];
  const lines = svgOf({ ...titles, kind: 'lines', xLabel: 'devices', xByPowers: true, series });
  for (const words of ['Bytes &lt; devices', '>bytes<', '>devices<', '>10,000<', '>100,000<', '>SQLite<']) {
    assert.ok(lines.includes(words), words);
  }
  const bars = svgOf({ ...titles, kind: 'bars', bars: [{ name: 'bare', value: 1_234 }] });
  for (const words of ['>bare<', '>1,234<']) assert.ok(bars.includes(words), words);
});
