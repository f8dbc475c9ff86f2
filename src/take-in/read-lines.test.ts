import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Line, readLines } from './read-lines.ts';

async function linesOf(pieces: readonly Buffer[], longestBytes = 1_000): Promise<Line[]> {
  async function* arriving() {
    yield* pieces;
  }
  const lines: Line[] = [];
  for await (const some of readLines(arriving(), longestBytes)) lines.push(...some);
  return lines;
}

test('lines come out whole and numbered, wherever the pieces were cut, in the middle of a letter too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '東', '\u{1F600}', '\r', ' ') })),
      fc.array(fc.nat(200)),
      async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
        const expected = lines.map((text, index) => ({ number: index + 1, text }));
        assert.deepEqual(await linesOf(pieces), expected);
      },
    ),
  );
});

test('a last line without an end is a line', async () => {
  assert.deepEqual(await linesOf([Buffer.from('a\nb')]), [
    { number: 1, text: 'a' },
    { number: 2, text: 'b' },
  ]);
});

test('a line that is too long has no text, and the next one has', async () => {
  const pieces = ['a\n', 'x'.repeat(6), 'x'.repeat(6), `x\nb\n${'y'.repeat(11)}\nc\n`, 'z'.repeat(11)].map((text) =>
    Buffer.from(text),
  );
  assert.deepEqual(await linesOf(pieces, 10), [
    { number: 1, text: 'a' },
    { number: 2 },
    { number: 3, text: 'b' },
    { number: 4 },
    { number: 5, text: 'c' },
    { number: 6 },
  ]);
});
