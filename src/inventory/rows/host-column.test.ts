import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainHeading, translated } from './host-column.ts';
import { translatedOthers } from './other-columns.ts';

test('headings in other languages are written as headings are compared', () => {
  for (const name of [...translated, ...translatedOthers]) assert.equal(name, plainHeading(name));
});
