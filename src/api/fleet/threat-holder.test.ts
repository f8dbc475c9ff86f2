import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { type ListPlace, listsInFolder } from '../../threats/list-place.ts';
import { readKev } from '../../threats/read-kev.ts';
import { replaceKev } from '../../threats/replace-list.ts';
import { kevJson, kevOf } from '../../threats/testing/lists.ts';
import { ThreatHolder } from './threat-holder.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-holder-'));
after(() => rmSync(folder, { recursive: true }));
const place = listsInFolder(folder);
const put = (count: number) => replaceKev(place, readKev(kevJson(kevOf(count)), 'kev.json').list, true);

function holderOf(lists: ListPlace) {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  return { holder: new ThreatHolder(lists, logger), lines };
}

const has = ({ current }: ThreatHolder, cve: string) => current.kevOf(cve, '2026-03-12') !== undefined;

test('a list is taken up, and one that replaces it, by whoever holds them, without a word in between', async () => {
  const { holder, lines } = holderOf(place);
  await holder.refresh();
  assert.equal(holder.current.kevDay, undefined);
  const stop = holder.watch(5);
  await put(1);
  while (!has(holder, 'CVE-2026-1001')) await setTimeout(5);
  await put(2);
  while (!has(holder, 'CVE-2026-1002')) await setTimeout(5);
  stop();
  assert.deepEqual(lines, ['lists taken up', 'lists taken up']);
});

test('a list that becomes unreadable is told once, and the last good one stays; so do all while their place cannot be asked', async () => {
  await put(1);
  const faults = { away: false };
  const { holder, lines } = holderOf({
    ...place,
    async stamp(list) {
      if (faults.away) throw new Error('away');
      return place.stamp(list);
    },
  });
  await holder.refresh();
  faults.away = true;
  await holder.refresh();
  assert.ok(has(holder, 'CVE-2026-1001'));
  faults.away = false;
  writeFileSync(join(folder, 'kev.bin'), 'nothing');
  await holder.refresh();
  await holder.refresh();
  assert.ok(has(holder, 'CVE-2026-1001'));
  assert.deepEqual(lines, [
    'lists taken up',
    'nobody knows whether a list has changed; those in use stay',
    'a changed list cannot be used; the last good one stays',
  ]);
});
