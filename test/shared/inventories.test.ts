/** Every recorded inventory is read whole: format, device, build and each KB. A file without an expectation fails. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import type { InventoryReading } from '../../src/inventory/model.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { expectations, removed, useless } from './inventory-expectations.ts';
import { sharedPath } from './shared-folder.ts';

const root = sharedPath('.');
const files = ['devices', 'samples'].flatMap((folder) => listFiles(sharedPath(folder)));

for (const path of files) {
  const file = relative(root, path);
  test(`${file} is read whole`, () => checkFile(file, readFileSync(path)));
}

test('every expectation has its file', () => {
  const known = new Set(files.map((path) => relative(root, path)));
  assert.deepEqual(
    Object.keys({ ...expectations, ...useless }).filter((file) => !known.has(file)),
    [],
  );
});

function checkFile(file: string, bytes: Buffer): void {
  const refusal = useless[file];
  if (refusal) {
    assert.throws(() => readInventories(bytes, file), refusal);
    return;
  }
  const expectation = expectations[file];
  assert.ok(expectation, `${file} has no expectation; read it by eye and add one`);
  const [format, devices, counts] = expectation;
  const found = readInventories(bytes, file);
  assert.equal(found.format, format);
  assert.deepEqual(found.problems, []);
  assert.deepEqual(found.readings.map(describe), devices);
  const sum = (count: (reading: InventoryReading) => number | undefined) =>
    found.readings.reduce((total, reading) => total + (count(reading) ?? 0), 0);
  assert.deepEqual(
    {
      kbs: sum((r) => r.installedKbs?.length),
      software: sum((r) => r.software?.length),
      offers: sum((r) => r.windowsUpdateOffers?.length),
    },
    { kbs: 0, software: 0, offers: 0, ...counts },
  );
  assert.deepEqual(
    kbsOfReadings(found.readings),
    kbsOfBytes(bytes).filter((kb) => !removed[file]?.includes(kb)),
  );
}

function describe(reading: InventoryReading): string {
  const { computerDnsName, osVersion, osProcessor, installationType } = reading;
  return [computerDnsName, osVersion, osProcessor, installationType].map((part) => part ?? '-').join(' ');
}

function kbsOfReadings(readings: readonly InventoryReading[]): string[] {
  const kbs = readings.flatMap((r) => [
    ...(r.installedKbs ?? []),
    ...(r.windowsUpdateOffers ?? []).map(({ kb }) => kb),
  ]);
  return [...new Set<string>(kbs)].sort();
}

/** Every KB number in the bytes, found without any parser: with "KB" before it, as a kbId, or as a line of its own. */
function kbsOfBytes(bytes: Buffer): string[] {
  const text = bytes.toString('latin1').replaceAll('\0', '');
  return [...new Set(Array.from(text.matchAll(/(?:KB|kbId": ?"|^)(\d{6,8})\b/gim), ([, kb]) => kb ?? ''))].sort();
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
