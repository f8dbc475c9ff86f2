/** docs/errors.md and the tables of errors say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { tokenFailures } from '../src/access/token-errors.ts';
import { errorTable } from '../src/errors.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/errors.md'), 'utf8');
const [api = '', tokenService = '', commandLine = ''] = page.split(/^## /m).slice(1);

test('docs/errors.md lists every code once, and no other', () => {
  const documented = rowsOf(api, commandLine).map(([code]) => code);
  assert.deepEqual(documented, Object.keys(errorTable));
});

test('docs/errors.md gives the status of each code of the API and the exit code of each other', () => {
  for (const [code, status] of rowsOf(api)) assert.equal(status, String(rowOf(code).httpStatus), code);
  for (const [code, exitCode] of rowsOf(commandLine)) assert.equal(exitCode, String(rowOf(code).exitCode), code);
});

test('the codes of the API have the exit codes that docs/errors.md tells as a rule', () => {
  for (const [code, status] of rowsOf(api)) {
    assert.equal(rowOf(code).exitCode, status === '400' || status === '404' ? 2 : 3, code);
  }
});

test('docs/errors.md lists every refusal of the token service', () => {
  const documented = [...tokenService.matchAll(/^\| (\d+) \| `(\w+)` \| (\d+) \|/gm)].map(([, ...row]) =>
    row.join(' '),
  );
  const known = Object.values(tokenFailures).map(({ number, error, status }) => `${number} ${error} ${status}`);
  assert.deepEqual(documented.sort(), known.sort());
});

function rowsOf(...sections: readonly string[]): (readonly [code: string, number: string])[] {
  return [...sections.join('\n').matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, code, number]) => [
    code as string,
    number as string,
  ]);
}

function rowOf(code: string): { readonly httpStatus: number; readonly exitCode: number } {
  return errorTable[code as keyof typeof errorTable];
}
