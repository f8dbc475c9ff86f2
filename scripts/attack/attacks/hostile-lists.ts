/** Megabytes that look like an inventory and are made for the parsers: wide, framed, deep, repeated. Each is a run of `assess`. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from '../attack.ts';
import { expectThat, type Finding, timeAtMost } from '../finding.ts';

const size = 1024 * 1024;

function fill(start: string, piece: string): string {
  return start + piece.repeat(Math.ceil((size - start.length) / piece.length));
}

function csv(columns: number): string {
  const header = Array.from({ length: columns }, (_, place) => (place === 0 ? 'HotFixID' : `Column${place}`)).join(',');
  return fill(`${header}\n`, `KB5036893${',x'.repeat(columns - 1)}\n`);
}

const lists: Readonly<Record<string, () => string>> = {
  'CSV of many rows': () => csv(4),
  'CSV of many columns': () => csv(20_000),
  'CSV with a quote that does not end': () => fill('HotFixID,Description\nKB5036893,"', 'a,b\n'),
  'framed table': () => fill('', '| HotFixID | KB5036893 |\n+----------+-----------+\n'),
  'frame alone': () => fill('HotFixID : KB1\n', '+-'),
  'wmic table with a wide header': () => fill(`${'Caption  HotFixID  '.repeat(5_000)}\n`, 'x  KB5036893  \n'),
  'wmic table with a header of blanks': () =>
    `Caption${' '.repeat(size / 2)}HotFixID\n${'x'.repeat(size / 2)}KB5036893\n`,
  'systeminfo with one long line': () =>
    fill('Host Name: PC\nOS Version: 10.0.19045 N/A Build 19045\nHotfix(s): ', ' [01]: KB5036893'),
  'systeminfo with many hotfixes': () =>
    fill('Host Name: PC\nOS Version: 10.0.19045 N/A Build 19045\nHotfix(s): 9\n', '   [01]: KB5036893\n'),
  'blank lines': () => fill('HotFixID\n', '\n'),
  blanks: () => fill('HotFixID', ' '),
  tabs: () => fill('HotFixID', '\t'),
  colons: () => fill('HotFixID : ', ': '),
  'KB numbers': () => fill('', 'KB5036893 '),
  'JSON of brackets': () => fill('', '['),
  'JSON of objects': () => fill('[', '{"HotFixID":"KB5036893"},'),
  'XML of open elements': () => fill('<?xml version="1.0"?>', '<a>'),
  'registry keys': () => fill('Windows Registry Editor Version 5.00\n\n', '[HKEY_LOCAL_MACHINE\\SOFTWARE]\n"a"="b"\n'),
};

export const hostileLists: Attack = {
  name: 'hostile lists',
  async run(lab) {
    const folder = lab.newFolder();
    const findings: Finding[] = [];
    const outcomes = new Set<string>();
    let slowest = { kind: '', ms: 0 };
    for (const [kind, make] of Object.entries(lists)) {
      const file = join(folder, 'list.txt');
      writeFileSync(file, make());
      const { exitCode, ms, stderr } = await lab.run(['assess', file, '--catalog', lab.catalogFile], {
        withinMs: 45_000,
      });
      if (ms > slowest.ms) slowest = { kind, ms };
      outcomes.add(exitCode === null ? 'killed' : String(exitCode));
      const crashed = (exitCode !== 0 && exitCode !== 2) || /unexpected error/.test(stderr);
      if (crashed) findings.push(expectThat(kind, false, `exit code ${exitCode}: ${stderr.slice(0, 80)}`, '0 or 2'));
    }
    return [
      timeAtMost(
        `slowest of ${Object.keys(lists).length} lists of a megabyte (${slowest.kind})`,
        slowest.ms / 1000,
        8,
        's',
      ),
      expectThat('exit codes', findings.length === 0, [...outcomes].join(', '), '0 or 2'),
      ...findings,
    ];
  },
};
