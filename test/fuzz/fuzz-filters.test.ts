import { test } from 'node:test';
import { checkMeaning, checkRefusals } from './fuzz-filters.ts';

test('a filter means what it says, whatever it is made of', () => checkMeaning(2_000, 1));

test('a text that somebody changed anywhere is read, or refused in our own words', () => checkRefusals(2_000, 1));
