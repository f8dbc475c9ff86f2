/** The collector writes the inventory contract: no field that the contract does not know. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fields } from '../src/inventory/fields.ts';

const script = readFileSync(resolve(import.meta.dirname, '../collect/collect.ps1'), 'utf8');

test('collect.ps1 writes fields of the contract only', () => {
  const body = script.slice(script.indexOf('function Get-Inventory'), script.indexOf('function Send-Inventory'));
  const written = [...body.matchAll(/^ {8}(\w+) += |\$inventory\['(\w+)'\]/gm)].map(([, a, b]) => a ?? b);
  assert.ok(written.length >= 9);
  assert.deepEqual(
    written.filter((field) => !Object.hasOwn(fields, field as string)),
    [],
  );
});

test('collect.ps1 is plain ASCII, which Windows PowerShell 5.1 reads the same under every code page', () => {
  assert.match(script, /^[\t\n\r -~]*$/);
});
